using Microsoft.Extensions.Time.Testing;
using ShelfEdge.Messaging.Mqtt;

namespace ShelfEdge.Messaging.Tests.Mqtt;

public sealed class UplinkBudgetTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Bound_is_reached_for_the_rest_of_the_day_alone()
    {
        var clock = new FakeTimeProvider(Noon);
        var budget = new UplinkBudget(1000, clock);

        budget.Count(999);
        Assert.False(budget.IsSpent);
        budget.Count(1);
        Assert.True(budget.IsSpent);
        clock.Advance(TimeSpan.FromHours(11.9));
        Assert.True(budget.IsSpent);
        clock.Advance(TimeSpan.FromHours(0.2));

        Assert.False(budget.IsSpent);
        Assert.Equal((new DateOnly(2026, 3, 2), 0L), budget.Used);
    }

    [Fact]
    public void Restart_on_the_same_day_goes_on_counting_and_a_clock_set_back_gives_nothing()
    {
        var budget = new UplinkBudget(1000, new FakeTimeProvider(Noon), new DateOnly(2026, 3, 1), 900);
        var ahead = new UplinkBudget(1000, new FakeTimeProvider(Noon), new DateOnly(2026, 3, 2), 1000);

        budget.Count(100);

        Assert.True(budget.IsSpent);
        Assert.True(ahead.IsSpent);
    }

    [Fact]
    public void Without_a_bound_nothing_is_ever_spent()
    {
        var budget = new UplinkBudget(null, new FakeTimeProvider(Noon));

        budget.Count(long.MaxValue / 2);

        Assert.False(budget.IsSpent);
    }
}
