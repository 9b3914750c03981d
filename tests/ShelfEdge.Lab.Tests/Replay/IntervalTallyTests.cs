using ShelfEdge.Core.Forecast;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Lab.Replay;

namespace ShelfEdge.Lab.Tests.Replay;

public sealed class IntervalTallyTests
{
    private static readonly TimeToEmpty Forecast = new(new PositionId("p"), 1, Minutes(60), Minutes(40), Minutes(80), Minutes(20), Minutes(120));

    [Theory]
    [InlineData(60, true, 1, 1)]
    [InlineData(40, true, 1, 1)]
    [InlineData(80, true, 1, 1)]
    [InlineData(30, true, 0, 1)]
    [InlineData(120, true, 0, 1)]
    [InlineData(10, true, 0, 0)]
    [InlineData(121, true, 0, 0)]
    [InlineData(121, false, 0, 0)]
    public void A_time_that_is_known_lies_in_the_intervals_or_not(int minutes, bool isEmpty, int in50, int in90)
    {
        var tally = new IntervalTally();

        tally.Add(Forecast, Minutes(minutes), isEmpty);

        Assert.Equal((1, 0, in50, in90), (tally.Decided, tally.Open, tally.In50, tally.In90));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(90)]
    [InlineData(120)]
    public void A_position_that_was_refilled_before_leaves_it_open(int minutes)
    {
        var tally = new IntervalTally();

        tally.Add(Forecast, Minutes(minutes), isEmpty: false);

        Assert.Equal((0, 1), (tally.Decided, tally.Open));
    }

    [Fact]
    public void A_bound_beyond_the_horizon_lies_after_every_scenario()
    {
        var tally = new IntervalTally();
        var late = Forecast with { Lower50 = null, Median = null, Upper50 = null, Upper90 = null };

        tally.Add(late, Minutes(30), isEmpty: true);
        tally.Add(late, Minutes(300), isEmpty: false);

        Assert.Equal((1, 1, 0, 1), (tally.Decided, tally.Open, tally.In50, tally.In90));
    }

    private static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);
}
