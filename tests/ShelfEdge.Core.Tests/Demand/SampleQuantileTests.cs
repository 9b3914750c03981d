using ShelfEdge.Core.Demand;

namespace ShelfEdge.Core.Tests.Demand;

public sealed class SampleQuantileTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 2)]
    [InlineData(0.5, 3)]
    [InlineData(0.9, 4.6)]
    [InlineData(1, 5)]
    public void Quantile_lies_between_two_values(double level, double expected) =>
        Assert.Equal(expected, SampleQuantile.Of([1, 2, 3, 4, 5], level), 1e-12);

    [Fact]
    public void Capped_sample_keeps_its_order_and_ends_at_the_quantile() =>
        Assert.Equal([3, 1, 4, 2, 4], SampleQuantile.Cap([3, 1, 4, 2, 5], 0.75));
}
