using System.Globalization;
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
        foreach (SegmentShare segment in SegmentShare.Of(model, features, segments))
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {segment.Name} | {segment.Shoppers} | {segment.ShopperShare:P0} | {segment.DaysAway:F0} | {segment.Visits:F0} | {segment.Amount:F0} | {segment.AmountShare:P0} |"));
        }
    }
}
