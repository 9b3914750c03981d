using ShelfEdge.Core.Demand;

namespace ShelfEdge.Core.Tests.Demand;

public sealed class ScaledErrorTests
{
    [Fact]
    public void Rmsse_is_as_worked_out_by_hand()
    {
        // The days before the first sale do not count: steps 3, -2, 1, squares 9 + 4 + 1 over 3.
        double scale = ScaledError.Scale([0, 0, 1, 4, 2, 3]);

        Assert.Equal(14.0 / 3, scale, 12);

        // Errors 1 and -3: (1 + 9) / 2 = 5.
        Assert.Equal(Math.Sqrt(5 / (14.0 / 3)), ScaledError.Rmsse([3, 0], [2, 3], scale), 12);
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new double[] { 0, 0, 0 })]
    [InlineData(new double[] { 0, 0, 5 })]
    public void Sku_that_never_changed_has_no_scale(double[] training) => Assert.Equal(0, ScaledError.Scale(training));
}
