using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Outbox;

/// <summary>A disk that has no room left: nothing is published for ever, and alerts go in as long as anything can.</summary>
public sealed class OutboxFullDiskTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Confirmed_events_are_forgotten_on_a_full_disk_and_make_room_for_new_ones()
    {
        using var disk = SmallDisk.MountOrSkip(mebibytes: 8);
        using var outbox = Open(disk);
        outbox.Append([.. Enumerable.Range(1, 3000).Select(Some.AlertEvent)], [1]);
        disk.Fill();
        var publisher = new CollectingPublisher();

        var result = await new OutboxDrain(outbox, publisher).DrainAsync(Token);

        Assert.Equal((3000, null), (result.Published, result.Failure));
        Assert.Equal(3000, publisher.Attempts.Distinct().Count());
        Assert.Equal(3000, publisher.Attempts.Count);
        Assert.Equal((0, 0), (outbox.Status.Depth, outbox.Status.UnwrittenAcknowledgements));
        outbox.Append([.. Enumerable.Range(3001, 1000).Select(Some.AlertEvent), Some.StockEvent(1)], [2]);
        Assert.Equal([2], outbox.ReadCheckpoint());
        Assert.Equal(0, outbox.Status.Dropped);
    }

    [Fact]
    public async Task Confirmations_that_cannot_be_written_at_all_are_kept_in_memory_and_written_when_there_is_room()
    {
        using var disk = SmallDisk.MountOrSkip();
        var outbox = Open(disk);
        outbox.Append([.. Enumerable.Range(1, 500).Select(Some.AlertEvent), Some.StockEvent(501), Some.State(502)], [1]);
        disk.Fill();
        File.Delete(Path.Combine(disk.Path, "outbox.db.reserve-acks"));
        File.Delete(Path.Combine(disk.Path, "outbox.db.reserve-alerts"));
        disk.Fill();
        var publisher = new CollectingPublisher();
        var drain = new OutboxDrain(outbox, publisher);

        var result = await drain.DrainAsync(Token);
        Assert.Equal((502, null), (result.Published, result.Failure));
        Assert.Equal(502, publisher.Attempts.Count);
        Assert.Equal(502, outbox.Status.UnwrittenAcknowledgements);
        Assert.Equal(0, (await drain.DrainAsync(Token)).Published);

        disk.Free();
        outbox.Append([Some.AlertEvent(503)], [2]);
        Assert.Equal((1, 0), (outbox.Status.Depth, outbox.Status.UnwrittenAcknowledgements));
        Assert.Equal(501, outbox.Status.Acknowledged);
        Assert.Equal(503, Assert.Single(outbox.Peek(10)).Message.Id.ToByteArray()[0] + (256 * Some.Id(503).ToByteArray()[1]));
        outbox.Dispose();
    }

    [Fact]
    public void Lower_lanes_make_room_for_alerts_on_a_full_disk_and_are_then_not_taken()
    {
        using var disk = SmallDisk.MountOrSkip(mebibytes: 8);
        using var outbox = Open(disk);
        outbox.Append([.. Enumerable.Range(1, 1000).Select(Some.TelemetryEvent)], []);
        outbox.Append([.. Enumerable.Range(1001, 1000).Select(number => Some.StockEvent(number, $"p{number % 10}"))], []);
        disk.Fill();

        var alerts = 0;
        var failure = Assert.Throws<OutboxException>(() =>
        {
            while (alerts < 100_000)
            {
                outbox.Append([.. Enumerable.Range(alerts + 1, 50).Select(Some.AlertEvent)], BitConverter.GetBytes(alerts));
                alerts += 50;
            }
        });

        Assert.Equal(OutboxFailure.DiskFull, failure.Failure);
        Assert.True(alerts > 2000, $"only {alerts} alerts went in");
        var status = outbox.Status;
        Assert.True(status.IsFull);
        Assert.Equal(alerts, status[OutboxLane.Alert].Depth);
        Assert.Equal((1000, 0), (status[OutboxLane.Telemetry].Thinned, status[OutboxLane.Telemetry].Depth));
        Assert.Equal((990, 10), (status[OutboxLane.Stock].Superseded, status[OutboxLane.Stock].Evicted));

        // What is confirmed makes room again, though the disk stays full.
        outbox.Acknowledge(outbox.Peek(500));
        Assert.False(outbox.Status.IsFull);
        outbox.Append([Some.AlertEvent(alerts + 1)], [1]);
        Assert.Equal(alerts - 499, outbox.Status.Depth);
    }

    private static SqliteOutbox Open(SmallDisk disk) =>
        SqliteOutbox.Open(new() { Path = Path.Combine(disk.Path, "outbox.db") }, TimeProvider.System);
}
