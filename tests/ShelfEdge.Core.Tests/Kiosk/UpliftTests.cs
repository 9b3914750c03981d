using ShelfEdge.Core.Kiosk;

namespace ShelfEdge.Core.Tests.Kiosk;

public sealed class UpliftTests
{
    // Newcombe 1998, table II, method 10: 56/70 against 48/80 gives 0.2000 with 0.0524 to 0.3339.
    [Fact]
    public void Interval_is_that_of_the_paper()
    {
        var uplift = new Uplift(70, 56, 80, 48);

        Assert.Equal((0.2000, 0.0524, 0.3339), (Math.Round(uplift.Difference!.Value, 4), Math.Round(uplift.Low!.Value, 4), Math.Round(uplift.High!.Value, 4)));
    }

    [Fact]
    public void Without_one_of_the_groups_nothing_is_said() =>
        Assert.Equal((null, null, null), (new Uplift(5, 1, 0, 0).Difference, new Uplift(5, 1, 0, 0).Low, new Uplift(0, 0, 3, 1).High));

    [Fact]
    public void Interval_holds_the_difference_for_few_shoppers()
    {
        for (int done = 0; done <= 3; done++)
        {
            var uplift = new Uplift(3, done, 2, 1);
            Assert.InRange(uplift.Difference!.Value, uplift.Low!.Value, uplift.High!.Value);
            Assert.InRange(uplift.Low.Value, -1, 1);
            Assert.InRange(uplift.High.Value, -1, 1);
        }
    }
}
