using CsCheck;
using ShelfEdge.Core.Detection;

namespace ShelfEdge.Core.Tests.Detection;

public sealed class ShelfSlopeTests
{
    [Fact]
    public void Few_pairs_leave_the_shelves_level()
    {
        var slope = ShelfSlope.Fit([.. Enumerable.Repeat((100.0, 0.5), 7)], 640, 480);

        Assert.Equal(100, slope.Along(0, 100, 600));
    }

    [Fact]
    public void Fan_of_shelves_is_fitted_past_outliers() =>
        Gen.Select(Gen.Double[-0.2, 0.2], Gen.Double[-0.2, 0.2], Gen.Int).Sample((middle, fan, seed) =>
        {
            var random = new Random(seed);
            var pairs = Enumerable.Range(0, 60).Select(i =>
            {
                var y = random.NextDouble() * 480;
                var slope = middle + (fan * ((y / 480) - 0.5));
                return (y, i % 5 == 0 ? random.NextDouble() - 0.5 : slope);
            });

            var fit = ShelfSlope.Fit([.. pairs], 640, 480);

            // Down from the middle of the frame by 200 columns.
            Assert.Equal(240 + (200 * middle), fit.Along(320, 240, 520), 4.0);
            Assert.Equal(fit.Along(10, 240, 320), fit.AtCentre(10, 240));
        }, iter: 200);
}
