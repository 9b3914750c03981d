using System.Globalization;
using ShelfEdge.Core.Demand;
using ShelfEdge.Core.Segment;

namespace ShelfEdge.Lab.Segment;

/// <summary>Prints what is usual in each segment: the medians of its shoppers' features.</summary>
internal static class SegmentProfile
{
    /// <param name="output">Where to.</param>
    /// <param name="model">With the features of <see cref="ShopperFeatures"/>.</param>
    /// <param name="features">Unscaled.</param>
    /// <param name="segments">Of each shopper.</param>
    public static void Write(TextWriter output, SegmentModel model, FeatureTable features, ReadOnlySpan<int> segments)
    {
        output.WriteLine("| segment | shoppers | share | days since last visit | visits | amount | share of amount |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        double[] amounts = features.Column(ShopperFeatures.Monetary);
        for (int segment = 0; segment < model.Segments.Length; segment++)
        {
            var members = new List<int>();
            for (int shopper = 0; shopper < segments.Length; shopper++)
            {
                if (segments[shopper] == segment)
                {
                    members.Add(shopper);
                }
            }

            double share = (double)members.Count / features.Count;
            double amount = members.Sum(shopper => amounts[shopper]) / amounts.Sum();
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {model.Segments[segment].Name} | {members.Count} | {share:P0} | {Median(ShopperFeatures.Recency):F0} | {Median(ShopperFeatures.Frequency):F0} | {Median(ShopperFeatures.Monetary):F0} | {amount:P0} |"));

            double Median(int feature)
            {
                double[] values = [.. members.Select(shopper => features.Row(shopper)[feature]).Order()];
                return SampleQuantile.Of(values, 0.5);
            }
        }
    }
}
