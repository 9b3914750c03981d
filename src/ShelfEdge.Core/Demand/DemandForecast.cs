namespace ShelfEdge.Core.Demand;

/// <summary>What one SKU will sell: a mean for each day to come, and around it how demand scattered in the rolling validation.</summary>
public sealed class DemandForecast
{
    private readonly double _leastScale;
    private readonly double[] _ratios;

    /// <param name="mean">Pieces of each day to come, not negative.</param>
    /// <param name="leastScale">Pieces, not negative: below it a day scatters as if it were this much.</param>
    /// <param name="ratios">What was sold over what had been forecast, in any order; not empty.</param>
    public DemandForecast(IReadOnlyList<double> mean, double leastScale, IEnumerable<double> ratios)
    {
        Mean = mean;
        _leastScale = leastScale;
        _ratios = [.. ratios.Order()];
        ArgumentOutOfRangeException.ThrowIfZero(_ratios.Length, nameof(ratios));
    }

    /// <summary>Pieces of each day to come.</summary>
    public IReadOnlyList<double> Mean { get; }

    /// <summary>Pieces that are not exceeded with the probability <paramref name="level"/> (0 to 1).</summary>
    public double Quantile(int day, double level) => Scale(day) * SampleQuantile.Of(_ratios, level);

    /// <summary>
    /// The shortest range that held the share (0 to 1) of what was sold. It reaches down to zero for a SKU that often sells nothing,
    /// where a range between equal tails would hold more than the share.
    /// </summary>
    public (double Low, double High) Interval(int day, double share)
    {
        int held = Math.Clamp((int)Math.Ceiling(share * (_ratios.Length + 1)), 1, _ratios.Length);
        int best = 0;
        for (int low = 1; low + held <= _ratios.Length; low++)
        {
            if (_ratios[low + held - 1] - _ratios[low] < _ratios[best + held - 1] - _ratios[best])
            {
                best = low;
            }
        }

        return (Scale(day) * _ratios[best], Scale(day) * _ratios[best + held - 1]);
    }

    private double Scale(int day) => Math.Max(Mean[day], _leastScale);
}
