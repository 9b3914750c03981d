using Microsoft.Extensions.Time.Testing;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Outbox;

public sealed class OutboxBudgetTests
{
    [Fact]
    public async Task Spent_budget_lets_alerts_go_and_holds_the_rest_until_the_next_day()
    {
        using var folder = new TempFolder();
        var clock = new FakeTimeProvider(Some.Time);
        using var outbox = SqliteOutbox.Open(new OutboxOptions { Path = folder.File("outbox.db") }, clock);
        var publisher = new CollectingPublisher();
        var budget = new UplinkBudget(1000, clock);
        var drain = new OutboxDrain(outbox, publisher, budget);
        budget.Count(1000);
        outbox.Append([Some.StockEvent(1), Some.State(2), Some.AlertEvent(3)], []);

        var spent = await drain.DrainAsync(TestContext.Current.CancellationToken);

        Assert.Null(spent.Failure);
        Assert.Equal(Some.AlertEvent(3).Topic, Assert.Single(publisher.Messages).Topic);
        Assert.Equal(1, outbox.Status.Depth);
        clock.Advance(TimeSpan.FromDays(1));
        await drain.DrainAsync(TestContext.Current.CancellationToken);
        Assert.Equal(3, publisher.Messages.Count);
        Assert.Equal(0, outbox.Status.Depth);
    }
}
