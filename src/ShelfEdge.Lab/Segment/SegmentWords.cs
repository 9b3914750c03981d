using ShelfEdge.Core.Segment;

namespace ShelfEdge.Lab.Segment;

/// <summary>Says in plain words what a segment is like, by where its centroid lies far from the median shopper.</summary>
internal static class SegmentWords
{
    // Half an interquartile range from the median is where a quarter of the shoppers begins.
    private const double Far = 0.5;
    private const string Usual = "like most";

    private static readonly (string Low, string High)[] Words =
    [
        ("were here lately", "stay away"),
        ("come seldom", "come often"),
        ("spend little", "spend much"),
        ("small baskets", "large baskets"),
        ("few kinds of things", "many kinds of things"),
        ("early in the day", "late in the day"),
        ("choose what is cheap", "choose what is dear"),
        ("buy at the usual price", "buy on promotion"),
    ];

    /// <param name="centroid">Scaled, of the first features of <see cref="ShopperFeatures"/>.</param>
    public static string Of(ReadOnlySpan<double> centroid)
    {
        var said = new List<string>();
        for (int feature = 0; feature < centroid.Length; feature++)
        {
            if (Math.Abs(centroid[feature]) > Far)
            {
                said.Add(centroid[feature] < 0 ? Words[feature].Low : Words[feature].High);
            }
        }

        return said.Count > 0 ? string.Join(", ", said) : Usual;
    }
}
