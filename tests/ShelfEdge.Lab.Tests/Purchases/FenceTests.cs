using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Tests.Purchases;

public sealed class FenceTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 2)]
    [InlineData(0.5, 3)]
    [InlineData(0.9, 4.6)]
    [InlineData(1, 5)]
    public void Quantile_lies_between_two_values(double share, double expected) =>
        Assert.Equal(expected, Fence.Quantile([1, 2, 3, 4, 5], share), 1e-12);

    [Fact]
    public void Absurd_value_does_not_move_the_fence()
    {
        double[] usual = [.. Enumerable.Range(0, 50).Select(i => 4.0 + (i % 9))];
        double[] absurd = [.. usual, 80_995];

        Fence fence = Fence.Around(absurd);

        Assert.InRange(fence.High, Fence.Around(usual).High * 0.9, Fence.Around(usual).High * 1.1);
        Assert.InRange(fence.High, 12, 1_000);
        Assert.InRange(fence.Low, 0.1, 4);
    }

    [Fact]
    public void Values_that_never_vary_may_still_quadruple()
    {
        Fence fence = Fence.Around(Enumerable.Repeat(2.5, 20).ToArray());

        Assert.Equal(10, fence.High, 1e-9);
        Assert.Equal(0.625, fence.Low, 1e-9);
    }

    [Fact]
    public void Few_values_make_no_fence() => Assert.Equal(Fence.Open, Fence.Around(new double[Fence.LeastValues - 1]));
}
