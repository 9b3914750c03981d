using System.Collections.Immutable;

namespace ShelfEdge.Core.Segment;

/// <summary>What segments are made of, the same in the lab and on the box.</summary>
public static class ShopperFeatures
{
    /// <summary>Days since the last visit.</summary>
    public const int Recency = 0;

    /// <summary>Visits.</summary>
    public const int Frequency = 1;

    /// <summary>Amount of all visits.</summary>
    public const int Monetary = 2;

    /// <summary>Different items of a mean visit.</summary>
    public const int BasketSize = 3;

    /// <summary>Chance that two of the bought items are of different categories, 0 to 1 (Simpson 1949).</summary>
    public const int CategoryMix = 4;

    /// <summary>Mean hour of the day of a visit, 0 to 24.</summary>
    public const int HourOfDay = 5;

    /// <summary>How dear the bought items usually are against others of their category; 1 is the mean. Low: sensitive to prices.</summary>
    public const int PriceLevel = 6;

    /// <summary>Share of the amount that was spent below usual prices, 0 to 1.</summary>
    public const int PromotionShare = 7;

    /// <summary>By index. They stand in model files.</summary>
    public static ImmutableArray<string> Names { get; } =
        ["recencyDays", "frequency", "monetary", "basketSize", "categoryMix", "hourOfDay", "priceLevel", "promotionShare"];

    /// <summary>Recency, frequency and monetary value: the first of <see cref="Names"/>, which every model has.</summary>
    public static ImmutableArray<string> Rfm { get; } = [.. Names.Take(Monetary + 1)];

    /// <summary>Whether a model can be asked about shoppers: its features are the first of <see cref="Names"/>, at least <see cref="Rfm"/>.</summary>
    public static bool AreOf(SegmentModel model) =>
        model.Scaling.Features.Length >= Rfm.Length && model.Scaling.Features.Length <= Names.Length
        && model.Scaling.Features.Select(scale => scale.Name).SequenceEqual(Names.Take(model.Scaling.Features.Length));

    /// <summary>Computes features of a shopper. Allocates nothing.</summary>
    /// <param name="tally">Of at least one visit. What is later than <paramref name="asOf"/> counts as now.</param>
    /// <param name="asOf">When the features are asked for.</param>
    /// <param name="features">The first ones of <see cref="Names"/>, from those of <see cref="Rfm"/> to all.</param>
    /// <exception cref="ArgumentException">There are no visits, or another number of features.</exception>
    public static void Compute(ShopperTally tally, DateTimeOffset asOf, Span<double> features)
    {
        if (tally.Visits < 1)
        {
            throw new ArgumentException("a shopper without visits has no features", nameof(tally));
        }

        if (features.Length < Rfm.Length || features.Length > Names.Length)
        {
            throw new ArgumentException($"{features.Length} features; {Rfm.Length} to {Names.Length} are known", nameof(features));
        }

        Span<double> all =
        [
            Math.Max(0, (asOf - tally.Last).TotalDays),
            tally.Visits,
            tally.Amount,
            tally.Lines / tally.Visits,
            Mix(tally),
            tally.Hours / tally.Visits,
            tally.KnownLines > 0 ? tally.Levels / tally.KnownLines : 1,
            tally.KnownAmount > 0 ? tally.PromotedAmount / tally.KnownAmount : 0,
        ];
        all[..features.Length].CopyTo(features);
    }

    private static double Mix(ShopperTally tally)
    {
        double same = 0;
        foreach (double lines in tally.ByCategory)
        {
            double share = tally.KnownLines > 0 ? lines / tally.KnownLines : 0;
            same += share * share;
        }

        return same > 0 ? 1 - same : 0;
    }
}
