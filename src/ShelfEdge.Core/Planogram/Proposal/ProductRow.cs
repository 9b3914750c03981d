using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Planogram.Proposal;

/// <summary>Products that stand on one line, with the line.</summary>
/// <param name="Members">Indices of their boxes from left to right.</param>
/// <param name="Line">Where their lower edges lie.</param>
internal sealed record ProductRow(int[] Members, ShelfLine Line)
{
    // A box with this much of its height beside a row belongs to it, though its lower edge lies elsewhere: the detector cut
    // it off, or something hides its foot.
    private const double MinBeside = 0.5;

    /// <summary>Puts the boxes into rows; what stands before a row that is there already is left out.</summary>
    /// <param name="boxes">At least one, all with an area.</param>
    /// <param name="camera">Gives the size of the picture.</param>
    /// <param name="tolerance">Share of a box's height by which its lower edge may miss the row.</param>
    public static List<ProductRow> Find(Box[] boxes, PlanogramCamera camera, double tolerance)
    {
        var slope = Detection.ShelfSlope.Fit(Detection.ShelfRow.Steps(boxes), camera.WidthPixels, camera.HeightPixels);
        var rows = new List<ProductRow>();
        foreach (var row in Detection.ShelfRow.Group(boxes, slope, tolerance).OrderByDescending(row => row.Members.Length))
        {
            var (first, rest) = (boxes[row.Members[0]], new List<int>());
            foreach (var member in row.Members)
            {
                var beside = rows.FindIndex(other => other.IsBeside(member, boxes));
                if (beside < 0)
                {
                    rest.Add(member);
                }
                else if (!rows[beside].Hides(member, boxes))
                {
                    rows[beside] = rows[beside].With(member, boxes);
                }
            }

            if (rest.Count > 0)
            {
                // Along gives the height one pixel further to the right: the slope of shelves at this height.
                var elsewhere = slope.Along(0, first.Y2, 1) - first.Y2;
                var line = ShelfLine.Fit([.. rest.Select(member => ((double)boxes[member].CenterX, (double)boxes[member].Y2))], elsewhere);
                rows.Add(new ProductRow([.. rest], line));
            }
        }

        return rows;
    }

    private bool IsBeside(int candidate, Box[] boxes)
    {
        var box = boxes[candidate];
        var bottom = Line.At(box.CenterX);
        var top = bottom - Median.Of(Members.Select(member => (double)boxes[member].Height));
        return Math.Min(bottom, box.Y2) - Math.Max(top, box.Y1) > MinBeside * box.Height;
    }

    private bool Hides(int candidate, Box[] boxes) => Members.Any(member =>
        Math.Min(boxes[member].X2, boxes[candidate].X2) - Math.Max(boxes[member].X1, boxes[candidate].X1)
            > 0.5 * Math.Min(boxes[member].Width, boxes[candidate].Width));

    private ProductRow With(int member, Box[] boxes) =>
        this with { Members = [.. Members.Append(member).OrderBy(index => boxes[index].X1)] };
}
