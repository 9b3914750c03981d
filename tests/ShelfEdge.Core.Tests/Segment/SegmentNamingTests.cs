using ShelfEdge.Core.Segment;

namespace ShelfEdge.Core.Tests.Segment;

public sealed class SegmentNamingTests
{
    [Theory]
    [InlineData(-0.5, 1, 1.4, "high-value")]
    [InlineData(-0.5, 0, 0.2, "regular")]
    [InlineData(-0.4, -0.8, -0.6, "promising")]
    [InlineData(1.2, 0.9, 0.8, "lapsing")]
    [InlineData(1.2, -0.7, -0.9, "lost")]
    public void Name_follows_the_centroid(double recency, double frequency, double monetary, string expected) =>
        Assert.Equal([expected], SegmentNaming.Name(new FeatureTable([recency, frequency, monetary], 3)));

    [Fact]
    public void Segments_of_the_same_kind_are_numbered_from_the_most_worth() =>
        Assert.Equal(
            ["high-value 2", "regular", "high-value"],
            SegmentNaming.Name(new FeatureTable([-0.5, 1, 1, 0, 0, 0, -0.5, 3, 3], 3)));
}
