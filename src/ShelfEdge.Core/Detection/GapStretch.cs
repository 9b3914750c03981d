using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Detection;

/// <summary>A stretch of a row on which nothing was found, before it is judged.</summary>
/// <param name="Box">Between the neighbours, as high as they are.</param>
/// <param name="Left">Index of the neighbour on the left, if any.</param>
/// <param name="Right">Index of the neighbour on the right, if any.</param>
/// <param name="RowLength">Products in the row.</param>
/// <param name="FacingWidth">Width of the narrower neighbour.</param>
internal readonly record struct GapStretch(Box Box, int? Left, int? Right, int RowLength, float FacingWidth)
{
    private const float MinShared = 0.6f;
    private const float MaxBetween = 0.3f;

    /// <summary>The gap by its neighbours' width.</summary>
    public float Facings => Box.Width / FacingWidth;

    /// <summary>Whether it lies at the end of its row.</summary>
    public bool IsAtEnd => Left is null || Right is null;

    /// <summary>
    /// Makes one stretch of those above one another in stacked tiers: with about the same sides and hardly anything between.
    /// </summary>
    public static void MergeTiers(List<GapStretch> stretches)
    {
        for (var i = 0; i < stretches.Count; i++)
        {
            for (var j = i + 1; j < stretches.Count; j++)
            {
                if (AreTiers(stretches[i].Box, stretches[j].Box))
                {
                    stretches[i] = Merge(stretches[i], stretches[j]);
                    stretches.RemoveAt(j);

                    // The union may reach what neither part reached.
                    (i, j) = (-1, stretches.Count);
                }
            }
        }
    }

    private static bool AreTiers(Box one, Box other)
    {
        var shared = MathF.Min(one.X2, other.X2) - MathF.Max(one.X1, other.X1);
        var together = MathF.Max(one.X2, other.X2) - MathF.Min(one.X1, other.X1);
        var between = MathF.Max(one.Y1, other.Y1) - MathF.Min(one.Y2, other.Y2);
        return shared > MinShared * together && between < MaxBetween * MathF.Min(one.Height, other.Height);
    }

    private static GapStretch Merge(in GapStretch one, in GapStretch other)
    {
        // The lower tier stands on the shelf: its neighbours are those of the gap.
        var (low, high) = one.Box.Y2 >= other.Box.Y2 ? (one, other) : (other, one);
        return new GapStretch(
            new Box(
                (low.Box.X1 + high.Box.X1) / 2,
                MathF.Min(low.Box.Y1, high.Box.Y1),
                (low.Box.X2 + high.Box.X2) / 2,
                MathF.Max(low.Box.Y2, high.Box.Y2)),
            low.Left ?? high.Left,
            low.Right ?? high.Right,
            Math.Max(low.RowLength, high.RowLength),
            MathF.Min(low.FacingWidth, high.FacingWidth));
    }
}
