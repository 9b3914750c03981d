using System.Diagnostics;
using System.Globalization;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Messaging.Tests.Outbox;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Faults;

/// <summary>A long backlog: how it is stored, what it costs in memory, how it is drained.</summary>
public sealed class BacklogTests
{
    private const int Batch = 100;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 600_000)]
    public async Task Backlog_is_drained_completely_and_in_order()
    {
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        var events = FaultRun.Of(10_000, 100_000);
        await using var broker = await MosquittoBroker.StartAsync(TestContext.Current.CancellationToken, isQuick: true);
        using var place = new SqliteOutboxPlace();
        var outbox = place.Open(new() { MaxEvents = 2 * events });
        var appended = Fill(outbox, events);
        await using (var subscriber = await LaneSubscriber.StartAsync(broker.Port, Token))
        {
            var since = Stopwatch.GetTimestamp();
            await using var box = new FaultBox(outbox, broker.Port);
            await box.UntilDrainedAsync(Token);
            var drained = events / Stopwatch.GetElapsedTime(since).TotalSeconds;
            await box.UntilArrivedAsync(subscriber, events, Token);
            Say(string.Create(
                CultureInfo.InvariantCulture,
                $"{appended:N0} durable appends a second in batches of {Batch}, {drained:N0} drained a second with a consumer"));
            FaultRun.Conclude($"backlog of {events:N0} events drained", subscriber.Ledger.Tally(box.Expected()), events);
        }
    }

    [Fact(Timeout = 600_000)]
    public async Task Backlog_is_drained_at_the_pace_of_a_broker_without_consumers()
    {
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        var events = FaultRun.Of(10_000, 100_000);
        await using var broker = await MosquittoBroker.StartAsync(TestContext.Current.CancellationToken, isQuick: true);
        using var place = new SqliteOutboxPlace();
        var outbox = place.Open(new() { MaxEvents = 2 * events });
        Fill(outbox, events);
        var since = Stopwatch.GetTimestamp();
        var before = Environment.CpuUsage.TotalTime;
        await using var box = new FaultBox(outbox, broker.Port);
        await box.UntilDrainedAsync(Token);
        var processor = (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / events;
        Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{events / Stopwatch.GetElapsedTime(since).TotalSeconds:N0} drained a second without consumers, {processor:N0} µs of processor each"));
        Assert.Equal(events, outbox.Status.Acknowledged);
    }

    [Fact]
    public void Memory_does_not_grow_with_what_waits()
    {
        var events = FaultRun.Of(20_000, 1_000_000);
        using var place = new SqliteOutboxPlace();
        var outbox = place.Open(new() { MaxEvents = 2 * events, MaxBytes = 4L * 1024 * 1024 * 1024 });
        Fill(outbox, events / 10);
        Take(outbox);
        var before = (Managed: GC.GetTotalMemory(forceFullCollection: true), Resident: Environment.WorkingSet);

        Fill(outbox, events - (events / 10));
        Take(outbox);
        var after = (Managed: GC.GetTotalMemory(forceFullCollection: true), Resident: Environment.WorkingSet);

        Assert.Equal(events, outbox.Status.Depth + Batch * 2);
        Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{events:N0} events wait: managed memory {(after.Managed - before.Managed) / 1024.0:N0} KiB, resident {(after.Resident - before.Resident) / 1048576.0:N1} MiB more than with a tenth"));
        Assert.True(after.Managed - before.Managed < 1024 * 1024, $"{after.Managed - before.Managed} bytes more.");
    }

    private static void Take(SqliteOutbox outbox) => outbox.Acknowledge(outbox.Peek(Batch));

    /// <returns>Events a second, on the disk when an append returns.</returns>
    private static double Fill(SqliteOutbox outbox, int events)
    {
        var since = Stopwatch.GetTimestamp();
        for (var number = 0; number < events; number += Batch)
        {
            outbox.Append([.. Enumerable.Range(number, Batch).Select(at => Some.StockEvent(at, $"p{at % 500}"))], [1]);
        }

        return events / Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    private static void Say(string figure)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(figure);
        FaultRun.Note(figure);
    }
}
