using System.Collections.Immutable;

namespace ShelfEdge.Core.Segment;

/// <summary>Names segments in plain words from what is usual in them.</summary>
public static class SegmentNaming
{
    /// <summary>Half an interquartile range from the median is where a quarter of the shoppers begins.</summary>
    private const double Far = 0.5;

    /// <summary>Whoever came fewer times, usually once, is nobody's regular, even where most shoppers are such.</summary>
    private const double FewVisits = 1.5;

    /// <summary>A different name for each segment.</summary>
    /// <param name="centroids">Scaled features of <see cref="ShopperFeatures"/>: 0 is the median shopper.</param>
    /// <param name="scaling">With which they were scaled.</param>
    public static ImmutableArray<string> Name(FeatureTable centroids, FeatureScaling scaling)
    {
        FeatureScale visits = scaling.Features[ShopperFeatures.Frequency];
        string[] names =
        [
            .. Enumerable.Range(0, centroids.Count).Select(segment =>
                NameOf(centroids.Row(segment), visits.Invert(centroids.Row(segment)[ShopperFeatures.Frequency]))),
        ];
        foreach (IGrouping<string, int> same in Enumerable.Range(0, names.Length).GroupBy(segment => names[segment]).ToList())
        {
            int number = 0;
            foreach (int segment in same.OrderByDescending(segment => Value(centroids.Row(segment))))
            {
                number++;
                names[segment] = number == 1 ? same.Key : $"{same.Key} {number}";
            }
        }

        return [.. names];
    }

    /// <summary>
    /// Long away: "lost" if never worth much, else "lapsing". Here lately: "high-value", "regular" or, with few visits and little
    /// spent, "promising".
    /// </summary>
    private static string NameOf(ReadOnlySpan<double> centroid, double visits)
    {
        bool isAway = centroid[ShopperFeatures.Recency] > Far;
        double value = Value(centroid);
        bool isSmall = value < -Far || visits < FewVisits;
        return (isAway, isSmall) switch
        {
            (true, true) => "lost",
            (true, false) => "lapsing",
            (false, true) => "promising",
            (false, false) => value > Far ? "high-value" : "regular",
        };
    }

    private static double Value(ReadOnlySpan<double> centroid) =>
        (centroid[ShopperFeatures.Frequency] + centroid[ShopperFeatures.Monetary]) / 2;
}
