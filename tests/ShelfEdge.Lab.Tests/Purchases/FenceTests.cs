using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Tests.Purchases;

public sealed class FenceTests
{
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
