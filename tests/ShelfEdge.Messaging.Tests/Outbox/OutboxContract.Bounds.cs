using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Outbox;

/// <content>What is given up at the bounds, in which order, and how it is counted.</content>
public abstract partial class OutboxContract
{
    [Fact]
    public void Telemetry_goes_before_stock_and_every_second_one_before_the_others()
    {
        using var place = NewPlace();
        var outbox = place.Open(new() { MaxEvents = 300 });
        outbox.Append([.. Enumerable.Range(1, 100).Select(number => Some.StockEvent(number, $"p{number}"))], Unchanged);
        outbox.Append([.. Enumerable.Range(1, 200).Select(Some.TelemetryEvent)], Unchanged);
        Assert.Equal(0, outbox.Status.Dropped);

        var result = outbox.Append([Some.AlertEvent(1)], Unchanged);

        // The first 64 with odd numbers: what stays is every second one of the older part, and all of the newer part.
        Assert.Equal(new AppendResult(1, 64), result);
        var left = outbox.Peek(1000).Where(entry => entry.Message.Lane == OutboxLane.Telemetry).Select(entry => entry.Sequence);
        Assert.Equal(Enumerable.Range(1, 200).Where(number => number % 2 == 0 || number > 128).Select(number => (long)number), left);
        Assert.Equal(64, outbox.Status[OutboxLane.Telemetry].Thinned);
        Assert.Equal(0, outbox.Status[OutboxLane.Stock].Dropped);
    }

    [Fact]
    public void Telemetry_is_thinned_to_nothing_before_a_stock_event_goes()
    {
        using var place = NewPlace();
        var outbox = place.Open(new() { MaxEvents = 100 });
        outbox.Append([.. Enumerable.Range(1, 20).Select(number => Some.StockEvent(number, $"p{number}"))], Unchanged);
        outbox.Append([.. Enumerable.Range(1, 80).Select(Some.TelemetryEvent)], Unchanged);

        outbox.Append([.. Enumerable.Range(1, 80).Select(Some.AlertEvent)], Unchanged);

        Assert.Equal((80, 20, 0), Depths(outbox));
        Assert.Equal(80, outbox.Status[OutboxLane.Telemetry].Thinned);
        Assert.Equal(0, outbox.Status[OutboxLane.Stock].Dropped);
        Assert.False(outbox.Status.IsFull);
    }

    [Fact]
    public void Superseded_stock_collapses_to_the_newest_before_the_oldest_goes()
    {
        using var place = NewPlace();
        var outbox = place.Open(new() { MaxEvents = 100 });
        outbox.Append([Some.StockEvent(1, "rare")], Unchanged);
        outbox.Append([.. Enumerable.Range(2, 99).Select(number => Some.StockEvent(number, $"p{number % 2}"))], Unchanged);

        outbox.Append([.. Enumerable.Range(1, 60).Select(Some.AlertEvent)], Unchanged);
        Assert.Equal([1, .. Enumerable.Range(62, 39)], Numbers(outbox.Peek(200)).Skip(60));
        outbox.Append([.. Enumerable.Range(61, 38).Select(Some.AlertEvent)], Unchanged);

        // The newest of each position stand; then the oldest of these goes.
        Assert.Equal([99, 100], Numbers(outbox.Peek(200)).Skip(98));
        var stock = outbox.Status[OutboxLane.Stock];
        Assert.Equal((97, 1, 100), (stock.Superseded, stock.Evicted, stock.LastSequence));
    }

    [Fact]
    public void Event_that_a_newer_one_of_another_type_follows_is_not_superseded()
    {
        using var place = NewPlace();
        var outbox = place.Open(new() { MaxEvents = 100 });
        var other = Some.StockEvent(1) with { Type = "com.shelfedge.restock.v1" };
        outbox.Append([other, Some.StockEvent(2), Some.StockEvent(3)], Unchanged);

        outbox.Append([.. Enumerable.Range(1, 98).Select(Some.AlertEvent)], Unchanged);

        Assert.Equal([1, 3], Numbers(outbox.Peek(200)).Skip(98));
    }

    [Fact]
    public void Oldest_stock_goes_at_the_byte_bound()
    {
        using var place = NewPlace();
        var large = new byte[200 * 1024];
        var outbox = place.Open(new() { MaxBytes = 1024 * 1024 });

        for (var number = 1; number <= 8; number++)
        {
            outbox.Append([Some.StockEvent(number, $"p{number}") with { Data = large }], Unchanged);
        }

        Assert.Equal([4, 5, 6, 7, 8], outbox.Peek(10).Select(entry => entry.Sequence));
        Assert.Equal(3, outbox.Status[OutboxLane.Stock].Evicted);
        Assert.InRange(outbox.Status.Bytes, 5 * large.Length, 1024 * 1024);
    }

    [Fact]
    public void Alerts_and_audit_make_the_outbox_full_together()
    {
        using var place = NewPlace();
        var outbox = place.Open(new() { MaxEvents = 100 });
        outbox.Append([.. Enumerable.Range(1, 50).Select(Some.AlertEvent)], Unchanged);
        outbox.Append([.. Enumerable.Range(1, 50).Select(Some.AuditEvent)], Unchanged);

        Assert.Throws<OutboxException>(() => outbox.Append([Some.AuditEvent(51)], Unchanged));
        outbox.Append([Some.TelemetryEvent(1), Some.StockEvent(1)], Unchanged);

        Assert.Equal(100, outbox.Status.Depth);
        Assert.Equal((1, 1), (outbox.Status[OutboxLane.Telemetry].Thinned, outbox.Status[OutboxLane.Stock].Evicted));
        Assert.Equal(0, outbox.Status[OutboxLane.Alert].Dropped + outbox.Status[OutboxLane.Audit].Dropped);
    }

    [Fact]
    public void Event_expires_by_the_time_that_the_outbox_was_open_over_all_openings()
    {
        using var place = NewPlace();
        var options = new OutboxOptions { MaxTelemetryAge = TimeSpan.FromHours(1), MaxStockAge = TimeSpan.FromHours(3) };
        var outbox = place.Open(options);
        outbox.Append([Some.TelemetryEvent(1), Some.StockEvent(2), Some.AlertEvent(3), Some.AuditEvent(4)], Unchanged);
        place.Clock.Advance(TimeSpan.FromMinutes(50));
        outbox.Append([Some.TelemetryEvent(5)], Unchanged);

        outbox = place.Open(options);
        place.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(new AppendResult(0, 1), outbox.Append([Some.State(6)], Unchanged));
        Assert.Equal([3, 4, 2, 5], Numbers(outbox.Peek(10)).Skip(1));

        place.Clock.Advance(TimeSpan.FromDays(400));
        outbox.Append([Some.State(6)], Unchanged);
        Assert.Equal([3, 4], Numbers(outbox.Peek(10)).Skip(1));
        Assert.Equal((2, 1), (outbox.Status[OutboxLane.Telemetry].Expired, outbox.Status[OutboxLane.Stock].Expired));
    }

    [Fact]
    public void Wall_clock_that_jumps_drops_nothing()
    {
        using var place = NewPlace();
        var options = new OutboxOptions { MaxTelemetryAge = TimeSpan.FromHours(1), MaxStockAge = TimeSpan.FromHours(3) };
        var outbox = place.Open(options);
        outbox.Append([Some.TelemetryEvent(1), Some.StockEvent(2)], Unchanged);

        place.JumpWallClock(TimeSpan.FromDays(3650));
        outbox.Append([Some.StockEvent(3)], Unchanged);
        outbox = place.Open(options);
        place.JumpWallClock(TimeSpan.FromDays(-10_000));
        outbox.Append([Some.StockEvent(4)], Unchanged);

        Assert.Equal([2, 3, 4, 1], Numbers(outbox.Peek(10)));
        Assert.Equal(0, outbox.Status.Dropped);
    }

    private static (long Alerts, long Stock, long Telemetry) Depths(IOutbox outbox) =>
        (outbox.Status[OutboxLane.Alert].Depth, outbox.Status[OutboxLane.Stock].Depth, outbox.Status[OutboxLane.Telemetry].Depth);
}
