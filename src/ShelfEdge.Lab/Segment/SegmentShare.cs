using ShelfEdge.Core.Demand;
using ShelfEdge.Core.Segment;

namespace ShelfEdge.Lab.Segment;

/// <summary>What the shoppers of one segment are like: medians of them, and their part of the whole.</summary>
/// <param name="Name">Of the model.</param>
/// <param name="Shoppers">Known ones.</param>
/// <param name="ShopperShare">Of all known shoppers.</param>
/// <param name="AmountShare">Of what all known shoppers spent.</param>
/// <param name="DaysAway">Since the last visit.</param>
/// <param name="Visits">Of one shopper.</param>
/// <param name="Amount">Of one shopper.</param>
internal sealed record SegmentShare(
    string Name, int Shoppers, double ShopperShare, double AmountShare, double DaysAway, double Visits, double Amount)
{
    /// <summary>One for each segment of the model, in its order; a segment without shoppers is left out.</summary>
    /// <param name="model">With the features of <see cref="ShopperFeatures"/>.</param>
    /// <param name="features">Unscaled.</param>
    /// <param name="segments">Of each shopper.</param>
    public static IReadOnlyList<SegmentShare> Of(SegmentModel model, FeatureTable features, ReadOnlySpan<int> segments)
    {
        double whole = features.Column(ShopperFeatures.Monetary).Sum();
        int[] found = segments.ToArray();
        return
        [
            .. Enumerable.Range(0, features.Count).GroupBy(shopper => found[shopper]).OrderBy(group => group.Key).Select(group =>
            {
                int[] members = [.. group];
                return new SegmentShare(
                    model.Segments[group.Key].Name, members.Length, (double)members.Length / features.Count,
                    whole > 0 ? members.Sum(shopper => features.Row(shopper)[ShopperFeatures.Monetary]) / whole : 0,
                    Median(ShopperFeatures.Recency), Median(ShopperFeatures.Frequency), Median(ShopperFeatures.Monetary));

                double Median(int feature) => SampleQuantile.Of([.. members.Select(shopper => features.Row(shopper)[feature]).Order()], 0.5);
            }),
        ];
    }
}
