using ShelfEdge.Core.Segment;

namespace ShelfEdge.Core.Tests.Segment;

public sealed class SegmentNamingTests
{
    // The median shopper came five times; a range is four visits.
    private static readonly FeatureScaling Scaling = WithVisits(5);

    [Theory]
    [InlineData(-0.5, 1, 1.4, "high-value")]
    [InlineData(-0.5, 0, 0.2, "regular")]
    [InlineData(-0.4, -0.8, -0.6, "promising")]
    [InlineData(1.2, 0.9, 0.8, "lapsing")]
    [InlineData(1.2, -0.7, -0.9, "lost")]
    public void Name_follows_the_centroid(double recency, double frequency, double monetary, string expected) =>
        Assert.Equal([expected], SegmentNaming.Name(new FeatureTable([recency, frequency, monetary], 3), Scaling));

    [Fact]
    public void Segments_of_the_same_kind_are_numbered_from_the_most_worth() =>
        Assert.Equal(
            ["high-value 2", "regular", "high-value"],
            SegmentNaming.Name(new FeatureTable([-0.5, 1, 1, 0, 0, 0, -0.5, 3, 3], 3), Scaling));

    [Theory]
    [InlineData(0, "promising")]
    [InlineData(1.2, "lost")]
    public void Who_came_once_is_no_regular_even_where_most_did(double recency, string expected) =>
        Assert.Equal([expected], SegmentNaming.Name(new FeatureTable([recency, 0, 0], 3), WithVisits(1)));

    private static FeatureScaling WithVisits(double median) => new(
    [
        new FeatureScale("recencyDays", false, 30, 40),
        new FeatureScale("frequency", false, median, 4),
        new FeatureScale("monetary", false, 200, 100),
    ]);
}
