using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Planogram.Proposal;

/// <summary>
/// Proposes shelves and positions from what was detected in one picture of a full shelf, for a technician to correct: rows
/// along robustly fitted lines, neighbours of one size or one recognized SKU as a position, what stands on top of others as
/// a second layer. Safe for concurrent use.
/// </summary>
public static class PlanogramProposer
{
    // Share of a product's height by which its lower edge may miss the row.
    private const double RowTolerance = 0.3;

    // Scatters by which a product that stands on another may seem to float or to sink in.
    private const double TouchScatters = 3;

    // Edges scatter by at least this share of a product's height in the best of pictures.
    private const double LeastScatter = 0.01;

    // Ids must leave room for the numbers of shelf and position.
    private const int MaxPrefix = 44;

    /// <summary>Proposes a planogram with one camera view.</summary>
    /// <param name="camera">The camera; its size is that of the picture.</param>
    /// <param name="products">Boxes of products, all with an area; the time grows with the square of their number.</param>
    /// <param name="skus">What each box shows, where that is known; may be shorter or empty.</param>
    /// <returns>
    /// Shelves from top to bottom, positions from left to right. A position whose SKU is not known gets one that begins with
    /// <c>new-</c>. Without products there are no shelves. At most <see cref="PlanogramLimits.PositionsPerCamera"/> positions,
    /// those with the most products.
    /// </returns>
    /// <exception cref="ArgumentException">A box is empty.</exception>
    public static Planogram Propose(PlanogramCamera camera, ReadOnlySpan<Box> products, ReadOnlySpan<Sku?> skus)
    {
        var boxes = products.ToArray();
        if (boxes.Any(box => !(box.Area > 0)))
        {
            throw new ArgumentException("A box is empty.", nameof(products));
        }

        if (boxes.Length == 0)
        {
            return Planogram.Empty with { Cameras = [camera] };
        }

        var rows = ProductRow.Find(boxes, camera, RowTolerance);
        var split = new RowSplit(boxes, rows);
        var groups = new List<ProductGroup>();
        foreach (var row in rows)
        {
            AddGroups(row, split, skus, boxes, groups);
        }

        Stack(groups, split);
        groups.ForEach(group => Close(group, groups));
        return Name(camera, groups);
    }

    private static void AddGroups(
        ProductRow row, RowSplit split, ReadOnlySpan<Sku?> skus, Box[] boxes, List<ProductGroup> groups)
    {
        foreach (var (members, sku) in RowSplit.BySku(row.Members, skus))
        {
            var parts = sku is null ? split.BySize(boxes, members) : [members];
            groups.AddRange(parts.Select(part => new ProductGroup(row, part, sku, boxes)));
        }
    }

    // A group that stands on another of its kind is the second layer of that one. From the lowest upwards, so that a third
    // layer finds the second already merged.
    private static void Stack(List<ProductGroup> groups, RowSplit split)
    {
        var scatter = Median.Of(groups.Select(group => group.Row.Line.Spread));
        groups.Sort((one, other) => Bottom(other).CompareTo(Bottom(one)));
        for (var i = 0; i < groups.Count; i++)
        {
            for (var j = groups.Count - 1; j > i; j--)
            {
                if (Stands(groups[j], groups[i], scatter, split))
                {
                    groups[i].Stack(groups[j]);
                    groups.RemoveAt(j);
                    j = groups.Count;
                }
            }
        }
    }

    private static bool Stands(ProductGroup upper, ProductGroup lower, double scatter, RowSplit split)
    {
        var shared = Math.Min(upper.Right, lower.Right) - Math.Max(upper.Left, lower.Left);
        if (shared < 0.5 * (lower.Right - lower.Left) || upper.Sku != lower.Sku || !split.IsOneWidth(upper.FacingWidth, lower.FacingWidth))
        {
            return false;
        }

        var middle = (Math.Max(upper.Left, lower.Left) + Math.Min(upper.Right, lower.Right)) / 2;
        var gap = lower.Row.Line.At(middle) - lower.Height - upper.Row.Line.At(middle);
        return Math.Abs(gap) < TouchScatters * Math.Sqrt(2) * Math.Max(scatter, LeastScatter * lower.FacingHeight);
    }

    // Neighbours that stand closer than a product would fit between them share the room.
    private static void Close(ProductGroup group, List<ProductGroup> groups)
    {
        foreach (var other in groups)
        {
            var gap = other.Left - group.Right;
            if (other != group && other.Row == group.Row && other.Left > group.Left
                && gap < 0.5 * Math.Min(group.FacingWidth, other.FacingWidth))
            {
                group.Right = other.Left = (group.Right + other.Left) / 2;
            }
        }
    }

    private static Planogram Name(PlanogramCamera camera, List<ProductGroup> groups)
    {
        var prefix = camera.Id.Value[..Math.Min(camera.Id.Value.Length, MaxPrefix)];
        var kept = groups.OrderByDescending(group => group.Members.Length).Take(PlanogramLimits.PositionsPerCamera).ToHashSet();
        var shelves = new List<Shelf>();
        var products = new Dictionary<Sku, Product>();
        var positions = new List<Position>();
        foreach (var row in groups.Where(kept.Contains).GroupBy(group => group.Row).OrderBy(row => row.Key.Line.At(camera.WidthPixels / 2.0)))
        {
            var shelf = new ShelfId($"{prefix}-s{shelves.Count + 1}");
            var place = 0;
            foreach (var group in row.OrderBy(group => group.Left))
            {
                if (group.Outline(camera) is not { } zone)
                {
                    continue;
                }

                var id = new PositionId($"{shelf}-{++place}");
                var sku = group.Sku ?? new Sku($"new-{id}");
                products.TryAdd(sku, new Product(sku, group.Sku is null ? $"New product at {id}" : sku.Value));
                var layout = new FacingLayout(group.Wide, group.High);
                positions.Add(new Position(id, shelf, sku, camera.Id, zone, layout.Visible, layout.Visible / 3) { Facings = layout });
            }

            if (place > 0)
            {
                shelves.Add(new Shelf(shelf, $"Shelf {shelves.Count + 1} from the top"));
            }
        }

        return new Planogram([camera], [.. shelves], [.. products.Values], [.. positions]);
    }

    private static double Bottom(ProductGroup group) => group.Row.Line.At((group.Left + group.Right) / 2);
}
