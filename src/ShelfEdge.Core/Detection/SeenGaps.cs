using System.Collections.Immutable;
using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Detection;

/// <summary>
/// Gives the gaps that a detector saw their neighbours. A detector with a class for gaps needs no rows to find them; which
/// products they lie between, and so how many facings they are, it does not say.
/// </summary>
public static class SeenGaps
{
    // A neighbour stands beside the gap: shares this much of the height of the lower one of the two.
    private const float MinBeside = 0.5f;

    // Share of its width by which a neighbour may reach into the gap, and share of the gap's height that may lie between.
    private const float MaxInto = 0.35f;
    private const float MaxApart = 1.0f;

    /// <summary>Places gaps between products.</summary>
    /// <param name="seen">The gaps, in pixels of the frame.</param>
    /// <param name="products">Products of the same frame. The time grows with the product of both numbers.</param>
    /// <returns>
    /// By falling width. Facings are counted by the narrower neighbour; where there is none, by the median width of all
    /// products, and a frame without products has gaps of one facing.
    /// </returns>
    public static ImmutableArray<ShelfGap> Place(ReadOnlySpan<Detection> seen, ReadOnlySpan<Detection> products)
    {
        var usual = UsualWidth(products);
        var gaps = ImmutableArray.CreateBuilder<ShelfGap>(seen.Length);
        foreach (var gap in seen)
        {
            var (left, right) = (Nearest(gap.Box, products, isLeft: true), Nearest(gap.Box, products, isLeft: false));
            var width = MathF.Min(
                left is { } l ? products[l].Box.Width : float.PositiveInfinity,
                right is { } r ? products[r].Box.Width : float.PositiveInfinity);
            width = float.IsFinite(width) ? width : usual ?? gap.Box.Width;
            gaps.Add(new ShelfGap(gap.Box, gap.Box.Width / width, left, right, gap.Score));
        }

        gaps.Sort(static (one, other) => other.Box.Width.CompareTo(one.Box.Width));
        return gaps.ToImmutable();
    }

    private static int? Nearest(Box gap, ReadOnlySpan<Detection> products, bool isLeft)
    {
        var (nearest, least) = ((int?)null, MaxApart * gap.Height);
        for (var i = 0; i < products.Length; i++)
        {
            var box = products[i].Box;
            var shared = MathF.Min(box.Y2, gap.Y2) - MathF.Max(box.Y1, gap.Y1);
            var apart = isLeft ? gap.X1 - box.X2 : box.X1 - gap.X2;
            if (shared >= MinBeside * MathF.Min(box.Height, gap.Height) && apart >= -MaxInto * box.Width && MathF.Abs(apart) < least)
            {
                (nearest, least) = (i, MathF.Abs(apart));
            }
        }

        return nearest;
    }

    private static float? UsualWidth(ReadOnlySpan<Detection> products)
    {
        if (products.IsEmpty)
        {
            return null;
        }

        var widths = new float[products.Length];
        for (var i = 0; i < widths.Length; i++)
        {
            widths[i] = products[i].Box.Width;
        }

        return Median.Of(widths);
    }
}
