using System.Globalization;
using ShelfEdge.Core.Demand;
using ShelfEdge.Core.Segment;
using ShelfEdge.Lab.Evaluation;

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

        WriteHabits(output, model, features, segments.ToArray());
        output.WriteLine();
        for (int segment = 0; segment < model.Segments.Length; segment++)
        {
            output.WriteLine($"{model.Segments[segment].Name}: {SegmentWords.Of(model.Centroids.Row(segment))}");
        }
    }

    // What lies beyond recency, frequency and amount, where the model asks for it.
    private static void WriteHabits(TextWriter output, SegmentModel model, FeatureTable features, int[] segments)
    {
        int first = ShopperFeatures.Rfm.Length;
        if (features.Width == first)
        {
            return;
        }

        output.WriteLine();
        var table = new MarkdownTable(output, ["segment", .. ShopperFeatures.Names[first..features.Width]]);
        foreach (IGrouping<int, int> group in Enumerable.Range(0, features.Count).GroupBy(shopper => segments[shopper]).OrderBy(group => group.Key))
        {
            string medians = string.Join(" | ", Enumerable.Range(first, features.Width - first).Select(feature =>
                SampleQuantile.Of([.. group.Select(shopper => features.Row(shopper)[feature]).Order()], 0.5).ToString("0.##", CultureInfo.InvariantCulture)));
            table.Row($"{model.Segments[group.Key].Name} | {medians}");
        }
    }
}
