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

        Assert.Equal((1, in50, 0, in90, 0), (tally.Forecasts, tally.In50, tally.Open50, tally.In90, tally.Open90));
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(80, 1)]
    [InlineData(90, 0)]
    [InlineData(120, 0)]
    public void A_position_that_was_refilled_before_leaves_open_what_it_does_not_prove_wrong(int minutes, int open50)
    {
        var tally = new IntervalTally();

        tally.Add(Forecast, Minutes(minutes), isEmpty: false);

        Assert.Equal((1, 0, open50, 0, 1), (tally.Forecasts, tally.In50, tally.Open50, tally.In90, tally.Open90));
    }

    [Fact]
    public void A_bound_beyond_the_horizon_lies_after_every_scenario()
    {
        var tally = new IntervalTally();
        var late = Forecast with { Lower50 = null, Median = null, Upper50 = null, Upper90 = null };

        tally.Add(late, Minutes(30), isEmpty: true);
        tally.Add(late, Minutes(300), isEmpty: false);

        Assert.Equal((2, 0, 1, 1, 1), (tally.Forecasts, tally.In50, tally.Open50, tally.In90, tally.Open90));
    }

    private static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);
}
