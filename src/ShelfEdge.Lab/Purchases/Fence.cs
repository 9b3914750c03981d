using ShelfEdge.Core.Demand;

namespace ShelfEdge.Lab.Purchases;

/// <summary>
/// Where the usual values of an item end: so many interquartile ranges beyond the quartiles of the logarithms (Tukey 1977). The
/// median and quartiles do not move when a few values are absurd.
/// </summary>
/// <param name="Low">Below it a value is an outlier.</param>
/// <param name="High">Above it a value is an outlier.</param>
internal readonly record struct Fence(double Low, double High)
{
    /// <summary>With fewer values nothing is an outlier.</summary>
    public const int LeastValues = 12;

    /// <summary>Interquartile ranges beyond the quartiles.</summary>
    public const double Ranges = 3;

    /// <summary>Prices and quantities that hardly vary still may double and double again.</summary>
    public const double LeastFactor = 4;

    /// <summary>Lets everything through.</summary>
    public static Fence Open { get; } = new(0, double.PositiveInfinity);

    /// <param name="values">Above 0. Sorted by this method.</param>
    public static Fence Around(Span<double> values)
    {
        if (values.Length < LeastValues)
        {
            return Open;
        }

        values.Sort();
        double low = Math.Log(SampleQuantile.Of(values, 0.25));
        double high = Math.Log(SampleQuantile.Of(values, 0.75));
        double reach = Math.Max(Ranges * (high - low), Math.Log(LeastFactor));
        return new Fence(Math.Exp(low - reach), Math.Exp(high + reach));
    }
}
