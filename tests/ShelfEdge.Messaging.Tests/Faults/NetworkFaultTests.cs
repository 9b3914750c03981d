using ShelfEdge.Messaging.Tests.Outbox;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Faults;

/// <summary>The network between box and broker does what networks do, while events are made.</summary>
public sealed class NetworkFaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = 300_000)]
    [InlineData(NetworkFault.Cut, "network cut both ways", 500)]
    [InlineData(NetworkFault.Silent, "network swallows both ways, connections stay open", 3000)]
    [InlineData(NetworkFault.HalfOpen, "network half open: answers swallowed", 3000)]
    [InlineData(NetworkFault.Slow, "network holds every piece back for 20 ms", 1000)]
    [InlineData(NetworkFault.ResetBeforeAnswer, "reset between PUBLISH and PUBACK", 300)]
    [InlineData(NetworkFault.Truncate, "reset within a packet", 300)]
    public async Task Network_fault_loses_nothing(NetworkFault fault, string words, int milliseconds)
    {
        // One of these once waited for its fault without end: they run with the long suite until the cause is known.
        Assert.SkipUnless(FaultRun.IsLong, "part of the long suite: bash tests/run.sh --faults");
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        await using var broker = await MosquittoBroker.StartAsync(TestContext.Current.CancellationToken, isQuick: true);
        await using var proxy = new FaultProxy(broker.Port);
        await using var subscriber = await LaneSubscriber.StartAsync(broker.Port, Token);
        using var place = new SqliteOutboxPlace();
        await using var box = new FaultBox(place.Open(), proxy.Port);
        box.StartMaking(perSecond: 200);
        await subscriber.WaitForAsync(100, Token);

        var times = FaultRun.Of(2, 20);
        for (var time = 0; time < times; time++)
        {
            proxy.Fault = fault;
            await Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System, Token);
            while (fault is (NetworkFault.ResetBeforeAnswer or NetworkFault.Truncate) && proxy.Resets == time)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Token);
            }

            proxy.Fault = NetworkFault.None;
            if (fault is NetworkFault.Silent or NetworkFault.HalfOpen)
            {
                proxy.ResetAll();
            }

            await subscriber.WaitForAsync(subscriber.Ledger.Count + 100, Token);
        }

        var made = await box.StopMakingAsync();
        await box.UntilDrainedAsync(Token);
        await subscriber.WaitForAsync(made, Token);
        FaultRun.Conclude($"{words}, {times} times", subscriber.Ledger.Tally(box.Expected()), made);
        Assert.True(fault is not (NetworkFault.ResetBeforeAnswer or NetworkFault.Truncate) || proxy.Resets == times);
    }
}
