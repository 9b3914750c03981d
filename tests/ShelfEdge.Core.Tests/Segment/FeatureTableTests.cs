using ShelfEdge.Core.Segment;

namespace ShelfEdge.Core.Tests.Segment;

public sealed class FeatureTableTests
{
    private static readonly FeatureTable Table = new([1, 2, 3, 4, 5, 6], 2);

    [Fact]
    public void Rows_and_columns_are_cut_from_the_values()
    {
        Assert.Equal(3, Table.Count);
        Assert.Equal([3, 4], Table.Row(1).ToArray());
        Assert.Equal([2, 4, 6], Table.Column(1));
        Assert.Equal([5, 6, 1, 2], Enumerable.Range(0, 2).SelectMany(row => Table.Take([2, 0]).Row(row).ToArray()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(4)]
    [InlineData(SegmentLimits.Features + 1)]
    public void Width_that_does_not_fit_is_refused(int width) =>
        Assert.ThrowsAny<ArgumentException>(() => new FeatureTable([1, 2, 3, 4, 5, 6], width));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Value_that_is_not_finite_is_refused(double value) =>
        Assert.Throws<ArgumentException>(() => new FeatureTable([1, value], 1));
}
