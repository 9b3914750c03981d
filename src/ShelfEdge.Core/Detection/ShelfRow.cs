using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Detection;

/// <summary>Products whose lower edges lie on one line along the shelf.</summary>
/// <param name="Members">Indices of the boxes from left to right.</param>
internal sealed record ShelfRow(int[] Members)
{
    // A neighbour to fit the slope to: next on the right, of a like height, standing on about the same line.
    private const float MaxReach = 1.5f;
    private const float MaxOverlap = 0.3f;
    private const float MaxStep = 0.35f;
    private const float MinLikeness = 0.6f;

    /// <summary>Puts every box into one row. The fullest rows are taken first.</summary>
    /// <param name="boxes">Not empty, all with an area.</param>
    /// <param name="slope">How shelves run.</param>
    /// <param name="tolerance">Share of a box's height by which its lower edge may miss the row.</param>
    public static IReadOnlyList<ShelfRow> Group(ReadOnlySpan<Box> boxes, in ShelfSlope slope, double tolerance)
    {
        var bottoms = new double[boxes.Length];
        for (var i = 0; i < boxes.Length; i++)
        {
            bottoms[i] = slope.AtCentre(boxes[i].CenterX, boxes[i].Y2);
        }

        var support = new int[boxes.Length];
        for (var i = 0; i < boxes.Length; i++)
        {
            var (own, reach) = (bottoms[i], tolerance * boxes[i].Height);
            support[i] = bottoms.Count(bottom => Math.Abs(bottom - own) < reach);
        }

        var rows = new List<ShelfRow>();
        var isTaken = new bool[boxes.Length];
        foreach (var seed in Enumerable.Range(0, boxes.Length).OrderByDescending(i => support[i]))
        {
            if (isTaken[seed])
            {
                continue;
            }

            var first = Near(boxes, bottoms, isTaken, bottoms[seed], tolerance, boxes[seed].Height);
            var line = Median.Of(first.Select(i => bottoms[i]));
            var members = Near(boxes, bottoms, isTaken, line, tolerance, float.PositiveInfinity);
            if (!members.Contains(seed))
            {
                members.Add(seed);
            }

            members.ForEach(i => isTaken[i] = true);
            rows.Add(new ShelfRow(FromLeft(members, boxes)));
        }

        return rows;
    }

    /// <summary>Height and slope from each product to its neighbour on the right.</summary>
    public static List<(double Y, double Slope)> Steps(ReadOnlySpan<Box> boxes)
    {
        var steps = new List<(double, double)>();
        foreach (var box in boxes)
        {
            Box? next = null;
            foreach (var other in boxes)
            {
                if (IsNext(box, other) && (next is null || other.X1 < next.Value.X1))
                {
                    next = other;
                }
            }

            if (next is { } found)
            {
                steps.Add(((box.Y2 + found.Y2) / 2, (found.Y2 - box.Y2) / (found.CenterX - box.CenterX)));
            }
        }

        return steps;
    }

    private static bool IsNext(Box box, Box other)
    {
        var (low, high) = (MathF.Min(box.Height, other.Height), MathF.Max(box.Height, other.Height));
        return other.CenterX > box.CenterX
            && other.X1 > box.X2 - (MaxOverlap * box.Width)
            && other.X1 < box.X2 + (MaxReach * box.Width)
            && MathF.Abs(other.Y2 - box.Y2) < MaxStep * low
            && low > MinLikeness * high;
    }

    private static List<int> Near(
        ReadOnlySpan<Box> boxes, double[] bottoms, bool[] isTaken, double line, double tolerance, float maxHeight)
    {
        var near = new List<int>();
        for (var i = 0; i < boxes.Length; i++)
        {
            if (!isTaken[i] && Math.Abs(bottoms[i] - line) < tolerance * MathF.Min(boxes[i].Height, maxHeight))
            {
                near.Add(i);
            }
        }

        return near;
    }

    private static int[] FromLeft(List<int> members, ReadOnlySpan<Box> boxes)
    {
        var lefts = new float[members.Count];
        for (var i = 0; i < lefts.Length; i++)
        {
            lefts[i] = boxes[members[i]].X1;
        }

        int[] sorted = [.. members];
        Array.Sort(lefts, sorted);
        return sorted;
    }
}
