using System.Collections.Immutable;
using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Detection;

/// <summary>
/// Finds the empty stretches of shelf rows from the products alone, with or without a planogram: products are put into rows
/// along fitted shelf lines, and what lies between or beside them with nothing on it is a gap. A gap is believed the more
/// the wider it is, the fuller its row, and the plainer the picture in it is compared with the products around it. Knows
/// no scores of products, so it works with any detector. Immutable, safe for concurrent use.
/// </summary>
public sealed class GapFinder(GapRules rules)
{
    /// <summary>The most gaps that a frame gives, the widest ones.</summary>
    public const int MaxGaps = 500;

    // Fewer products make no shelf.
    private const int MinProducts = 4;

    // A product that fills this much of the height of a stretch, or of its own, takes its columns.
    private const float MinBlocked = 0.35f;

    // A stretch lower than wide by more than this is a slit above or below something.
    private const float MinShape = 0.2f;

    private readonly GapRules _rules = rules;

    /// <summary>Finds gaps.</summary>
    /// <param name="detections">Products, at most some thousand: the time grows with the square of their number.</param>
    /// <param name="picture">The frame in which they were found.</param>
    /// <returns>By falling width; at most <see cref="MaxGaps"/>.</returns>
    public ImmutableArray<ShelfGap> Find(ReadOnlySpan<Detection> detections, in BgrPicture picture)
    {
        var boxes = new Box[detections.Length];
        for (var i = 0; i < boxes.Length; i++)
        {
            boxes[i] = detections[i].Box;
        }

        if (boxes.Length < MinProducts || boxes.Any(box => !(box.Area > 0)))
        {
            return boxes.Length < MinProducts ? [] : throw new ArgumentException("A box is empty.", nameof(detections));
        }

        var slope = ShelfSlope.Fit(ShelfRow.Steps(boxes), picture.WidthPixels, picture.HeightPixels);
        var stretches = new List<GapStretch>();
        var (leftEnd, rightEnd) = Ends(boxes);
        foreach (var row in ShelfRow.Group(boxes, slope, _rules.RowTolerance))
        {
            if (row.Members.Length >= _rules.MinRow)
            {
                AddStretches(row, boxes, slope, leftEnd, rightEnd, stretches);
            }
        }

        GapStretch.MergeTiers(stretches);
        var judge = new GapJudge(_rules, boxes);
        var gaps = ImmutableArray.CreateBuilder<ShelfGap>();
        foreach (var stretch in stretches.OrderByDescending(stretch => stretch.Box.Width).Take(MaxGaps))
        {
            var box = Adjust(stretch).ClampTo(picture.WidthPixels, picture.HeightPixels);
            if (box.Area > 0)
            {
                gaps.Add(new ShelfGap(box, stretch.Facings, stretch.Left, stretch.Right, judge.Confidence(stretch, box, picture)));
            }
        }

        return gaps.ToImmutable();
    }

    // All but the outermost fiftieth, so that one stray box does not move the end of every row.
    private static (float Left, float Right) Ends(Box[] boxes)
    {
        var lefts = boxes.Select(box => box.X1).Order().ToArray();
        var rights = boxes.Select(box => box.X2).OrderDescending().ToArray();
        return (lefts[lefts.Length / 50], rights[rights.Length / 50]);
    }

    private void AddStretches(
        ShelfRow row, Box[] boxes, in ShelfSlope slope, float leftEnd, float rightEnd, List<GapStretch> stretches)
    {
        var members = row.Members;
        if (_rules.WithRowEnds)
        {
            AddFree(null, members[0], leftEnd, boxes[members[0]].X1, row, boxes, slope, stretches);
        }

        var last = members[0];
        foreach (var member in members.AsSpan(1))
        {
            AddFree(last, member, boxes[last].X2, boxes[member].X1, row, boxes, slope, stretches);
            last = boxes[member].X2 > boxes[last].X2 ? member : last;
        }

        if (_rules.WithRowEnds)
        {
            AddFree(last, null, boxes[last].X2, rightEnd, row, boxes, slope, stretches);
        }
    }

    // Adds what no other product takes of the columns between two neighbours, as far as it touches one of them.
    private void AddFree(
        int? left, int? right, float from, float to, ShelfRow row, Box[] boxes, in ShelfSlope slope, List<GapStretch> stretches)
    {
        if (to <= from)
        {
            return;
        }

        var (height, bottom, width) = (0.0, 0.0, float.PositiveInfinity);
        int[] neighbours = [.. new[] { left, right }.OfType<int>()];
        foreach (var neighbour in neighbours)
        {
            var box = boxes[neighbour];
            height += box.Height / (double)neighbours.Length;
            bottom += slope.Along(box.CenterX, box.Y2, (from + to) / 2) / neighbours.Length;
            width = MathF.Min(width, box.Width);
        }

        var whole = new Box(from, (float)(bottom - height), to, (float)bottom);
        foreach (var (start, end) in Free(whole, boxes, neighbours))
        {
            var box = whole with { X1 = start, X2 = end };
            var (ownLeft, ownRight) = (start <= from ? left : null, end >= to ? right : null);
            if ((ownLeft ?? ownRight) is not null && box.Width >= _rules.MinFacings * width && box.Width >= MinShape * box.Height)
            {
                stretches.Add(new GapStretch(box, ownLeft, ownRight, row.Members.Length, width));
            }
        }
    }

    private static List<(float Start, float End)> Free(Box whole, Box[] boxes, int[] neighbours)
    {
        var free = new List<(float Start, float End)> { (whole.X1, whole.X2) };
        for (var i = 0; i < boxes.Length; i++)
        {
            var box = boxes[i];
            var common = MathF.Min(whole.Y2, box.Y2) - MathF.Max(whole.Y1, box.Y1);
            if (box.X2 <= whole.X1 + 1
                || box.X1 >= whole.X2 - 1
                || common <= MinBlocked * MathF.Min(whole.Height, box.Height)
                || neighbours.Contains(i))
            {
                continue;
            }

            for (var part = free.Count - 1; part >= 0; part--)
            {
                var (start, end) = free[part];
                free.RemoveAt(part);
                if (MathF.Max(start, box.X2) is var after && after < end)
                {
                    free.Insert(part, (after, end));
                }

                if (MathF.Min(end, box.X1) is var before && before > start)
                {
                    free.Insert(part, (start, before));
                }
            }
        }

        return free;
    }

    private Box Adjust(in GapStretch stretch)
    {
        var box = stretch.Box;
        var side = (float)_rules.SideMargin * MathF.Min(box.Width, 1.5f * stretch.FacingWidth);
        return new Box(
            box.X1 + side,
            box.Y1 - ((float)_rules.TopMargin * box.Height),
            box.X2 - side,
            box.Y2 + ((float)_rules.BottomMargin * box.Height));
    }
}
