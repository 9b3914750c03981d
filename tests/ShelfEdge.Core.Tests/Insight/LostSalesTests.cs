using ShelfEdge.Core.Forecast;
using ShelfEdge.Core.Insight;

namespace ShelfEdge.Core.Tests.Insight;

public sealed class LostSalesTests
{
    private const int Hour = 3_600_000;

    [Fact]
    public void Hour_out_of_shelf_loses_what_the_same_hour_sells_on_it()
    {
        var byHour = new HourTally[LostSales.Hours];
        byHour[9] = new HourTally(100, 100, 0, 50 * Hour, 0, 0);
        byHour[17] = new HourTally(600, 600, 0, 60 * Hour, 10 * Hour, 0);

        double[] lost = LostSales.Estimate(byHour);

        Assert.Equal(0, lost[9]);
        Assert.InRange(lost[17], 95, 100);
        Assert.Equal(lost[17], lost.Sum());
    }

    [Fact]
    public void Hour_never_seen_on_the_shelf_leans_on_the_whole_day()
    {
        var byHour = new HourTally[LostSales.Hours];
        byHour[9] = new HourTally(30, 30, 0, 10 * Hour, 0, 0);
        byHour[12] = new HourTally(0, 0, 0, 0, 2 * Hour, 0);

        Assert.Equal(6, LostSales.Estimate(byHour)[12], 9);
    }

    [Fact]
    public void Position_that_never_had_anything_loses_nothing_that_anybody_knows()
    {
        var byHour = new HourTally[LostSales.Hours];
        byHour[12] = new HourTally(0, 0, 0, 0, 5 * Hour, 0);

        Assert.All(LostSales.Estimate(byHour), lost => Assert.Equal(0, lost));
    }

    [Fact]
    public void Other_than_24_hours_are_refused() => Assert.Throws<ArgumentException>(() => LostSales.Estimate(new HourTally[7]));
}
