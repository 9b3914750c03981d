using System.Collections.Immutable;

namespace ShelfEdge.Core.Segment;

/// <summary>Recency, frequency and monetary value (RFM): what segments are made of, the same in the lab and on the box.</summary>
public static class ShopperFeatures
{
    /// <summary>Days since the last visit.</summary>
    public const int Recency = 0;

    /// <summary>Visits.</summary>
    public const int Frequency = 1;

    /// <summary>Amount of all visits.</summary>
    public const int Monetary = 2;

    /// <summary>By index. They stand in model files.</summary>
    public static ImmutableArray<string> Names { get; } = ["recencyDays", "frequency", "monetary"];

    /// <summary>Computes the features of a shopper.</summary>
    /// <param name="visits">At least one, in any order. What is later than <paramref name="asOf"/> counts as now.</param>
    /// <param name="asOf">When the features are asked for.</param>
    /// <param name="features">As long as <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There are no visits.</exception>
    public static void Compute(ReadOnlySpan<Visit> visits, DateTimeOffset asOf, Span<double> features)
    {
        if (visits.IsEmpty)
        {
            throw new ArgumentException("a shopper without visits has no features", nameof(visits));
        }

        DateTimeOffset last = visits[0].Time;
        double amount = 0;
        foreach (Visit visit in visits)
        {
            last = visit.Time > last ? visit.Time : last;
            amount += visit.Amount;
        }

        Compute(last, visits.Length, amount, asOf, features);
    }

    /// <summary>Computes the features of a shopper of whom sums alone were kept. Allocates nothing.</summary>
    /// <param name="last">Time of the last visit.</param>
    /// <param name="visits">At least one.</param>
    /// <param name="amount">Of all visits.</param>
    /// <param name="asOf">When the features are asked for.</param>
    /// <param name="features">As long as <see cref="Names"/>.</param>
    public static void Compute(DateTimeOffset last, int visits, double amount, DateTimeOffset asOf, Span<double> features)
    {
        features[Recency] = Math.Max(0, (asOf - last).TotalDays);
        features[Frequency] = visits;
        features[Monetary] = amount;
    }
}
