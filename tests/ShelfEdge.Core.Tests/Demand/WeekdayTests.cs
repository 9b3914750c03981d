using ShelfEdge.Core.Demand;

namespace ShelfEdge.Core.Tests.Demand;

public sealed class WeekdayTests
{
    [Fact]
    public void Profile_is_the_same_whatever_the_size_of_the_skus()
    {
        // Sundays half of what the other five days sell: mean 11 / 12.
        DayOfWeek[] days = OpenWeek.Days(60);
        double[] small = [.. days.Select(day => day == DayOfWeek.Sunday ? 1.0 : 2)];
        double[] large = [.. small.Select(pieces => 100 * pieces)];

        WeekdayProfile profile = WeekdayProfile.Of(new DemandPanel(days, [small, large]));

        Assert.Equal(6.0 / 11, profile[DayOfWeek.Sunday], 12);
        Assert.Equal(12.0 / 11, profile[DayOfWeek.Friday], 12);
        Assert.Equal(1, profile[DayOfWeek.Saturday]);
    }

    [Fact]
    public void Holt_winters_finds_level_and_weekdays()
    {
        DayOfWeek[] days = OpenWeek.Days(1200);
        double[] demand = [.. days.Select(day => day == DayOfWeek.Monday ? 10.0 : 4)];

        double[] forecast = HoltWinters.Forecast(demand, days, [DayOfWeek.Monday, DayOfWeek.Friday], 0.1, 0.1);

        Assert.Equal(10, forecast[0], 3);
        Assert.Equal(4, forecast[1], 3);
    }

    [Fact]
    public void Holt_winters_is_never_negative() =>
        Assert.Equal([0], HoltWinters.Forecast([50, 0, 0, 0], OpenWeek.Days(4), [DayOfWeek.Monday], 1, 1));

    [Fact]
    public void Seasonal_naive_repeats_the_last_day_of_the_same_weekday()
    {
        double[] demand = [1, 2, 3, 4, 5, 6, 7];
        DemandMethod method = DemandMethod.Baselines.Single(method => method.Name == "seasonal naive");
        DayOfWeek[] days = OpenWeek.Days(7);

        double[] forecast = method.Forecast(demand, days, WeekdayProfile.Of(new DemandPanel(days, [demand])), [DayOfWeek.Sunday, DayOfWeek.Monday]);

        Assert.Equal([7, 2], forecast);
    }
}
