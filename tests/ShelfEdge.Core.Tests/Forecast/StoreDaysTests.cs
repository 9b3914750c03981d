using ShelfEdge.Core.Forecast;

namespace ShelfEdge.Core.Tests.Forecast;

public sealed class StoreDaysTests
{
    private static readonly StoreDays Berlin = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    [Fact]
    public void Days_begin_at_midnight_of_the_store_and_are_cut_at_both_ends()
    {
        var days = Berlin.Between(Hour(2026, 3, 2, 20), Hour(2026, 3, 4, 0));

        Assert.Equal([new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 4)], days.Select(day => day.Day));
        Assert.Equal([3L, 24, 2], days.Select(Hours));
        Assert.Equal(Hour(2026, 3, 2, 23), days[1].First);
    }

    [Theory]
    [InlineData(3, 29, 23)]
    [InlineData(10, 25, 25)]
    public void The_day_on_which_clocks_change_is_an_hour_shorter_or_longer(int month, int day, int hours)
    {
        var changed = Berlin.Between(Hour(2026, month, day - 1, 12), Hour(2026, month, day + 1, 12))
            .Single(found => found.Day == new DateOnly(2026, month, day));

        Assert.Equal(hours, Hours(changed));
    }

    [Fact]
    public void There_is_no_day_when_the_end_is_before_the_begin() =>
        Assert.Empty(Berlin.Between(Hour(2026, 3, 2, 20), Hour(2026, 3, 2, 19)));

    private static long Hours((DateOnly Day, HourNumber First, HourNumber Last) day) => day.Last.Value - day.First.Value + 1;

    private static HourNumber Hour(int year, int month, int day, int hour) =>
        HourNumber.Of(new DateTimeOffset(year, month, day, hour, 30, 0, TimeSpan.Zero));
}
