namespace ShelfEdge.Core.Demand;

/// <summary>Quantiles of a sample, linear between neighbours (type 7 of Hyndman and Fan 1996).</summary>
public static class SampleQuantile
{
    /// <param name="sorted">Ascending, not empty.</param>
    /// <param name="level">0 to 1.</param>
    public static double Of(ReadOnlySpan<double> sorted, double level)
    {
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 1);
        double place = level * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }

    /// <summary>Values above their quantile lowered to it, so that one bulk order does not raise a level for weeks.</summary>
    public static double[] Cap(ReadOnlySpan<double> values, double level)
    {
        double[] capped = values.ToArray();
        Array.Sort(capped);
        double cap = Of(capped, level);
        for (int i = 0; i < capped.Length; i++)
        {
            capped[i] = Math.Min(values[i], cap);
        }

        return capped;
    }
}
