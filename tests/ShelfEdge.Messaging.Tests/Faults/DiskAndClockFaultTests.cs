using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Messaging.Tests.Outbox;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Faults;

/// <summary>The box's own disk is full for a while; its clock is set.</summary>
public sealed class DiskAndClockFaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 300_000)]
    public async Task Disk_full_for_a_while_loses_nothing_that_was_made()
    {
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        using var disk = SmallDisk.MountOrSkip(mebibytes: 16);
        await using var broker = await MosquittoBroker.StartAsync(TestContext.Current.CancellationToken, isQuick: true);
        await using var subscriber = await LaneSubscriber.StartAsync(broker.Port, Token);
        using var outbox = SqliteOutbox.Open(new() { Path = Path.Combine(disk.Path, "outbox.db") }, TimeProvider.System);
        await using var box = new FaultBox(outbox, broker.Port);
        box.StartMaking(perSecond: 200);
        var times = FaultRun.Of(2, 10);
        for (var time = 0; time < times; time++)
        {
            await box.UntilArrivedAsync(subscriber, subscriber.Ledger.Count + 100, Token);
            disk.Fill();
            await Task.Delay(TimeSpan.FromSeconds(FaultRun.Of(1, 5)), TimeProvider.System, Token);
            disk.Free();
        }

        var made = await box.StopMakingAsync();
        await box.UntilDrainedAsync(Token);
        await box.UntilArrivedAsync(subscriber, made - outbox.Status.Dropped, Token);
        var tally = subscriber.Ledger.Tally(box.Expected());

        // On a full disk lower lanes give way by policy: what is missing was counted as dropped, and is no alert.
        var missing = tally.Lost;
        Assert.True(missing <= outbox.Status.Dropped, $"{missing} are missing, {outbox.Status.Dropped} were counted.");
        Assert.DoesNotContain(tally.Missing, number => number.Contains(" alert ", StringComparison.Ordinal));
        FaultRun.Conclude(
            $"disk of the box full and recovered, {times} times (besides {missing} of lower lanes given up and counted)",
            tally with { Missing = [] }, made - missing);
    }

    [Fact(Timeout = 300_000)]
    public async Task Clock_set_back_and_forward_loses_nothing_and_keeps_the_order()
    {
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        await using var broker = await MosquittoBroker.StartAsync(TestContext.Current.CancellationToken, isQuick: true);
        await using var subscriber = await LaneSubscriber.StartAsync(broker.Port, Token);
        using var place = new SqliteOutboxPlace();
        var clock = new JumpingClock(TimeProvider.System);
        var options = new OutboxOptions { Path = place.FilePath, MaxTelemetryAge = TimeSpan.FromMinutes(10) };
        using var outbox = SqliteOutbox.Open(options, clock);
        await using var box = new FaultBox(outbox, broker.Port, clock);
        box.StartMaking(perSecond: 200);
        foreach (var jump in (TimeSpan[])[TimeSpan.FromHours(-1), TimeSpan.FromDays(1), TimeSpan.FromDays(-400)])
        {
            await box.UntilArrivedAsync(subscriber, subscriber.Ledger.Count + 100, Token);
            clock.Offset += jump;
        }

        await box.UntilArrivedAsync(subscriber, subscriber.Ledger.Count + 100, Token);
        var made = await box.StopMakingAsync();
        await box.UntilDrainedAsync(Token);
        await box.UntilArrivedAsync(subscriber, made, Token);
        FaultRun.Conclude(
            "clock set back one hour, forward one day, back 400 days", subscriber.Ledger.Tally(box.Expected()), made);
    }
}
