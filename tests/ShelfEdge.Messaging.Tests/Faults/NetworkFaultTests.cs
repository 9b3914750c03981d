using ShelfEdge.Messaging.Tests.Outbox;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Faults;

/// <summary>The network between box and broker does what networks do, while events are made.</summary>
public sealed class NetworkFaultTests
{
    private static readonly TimeSpan LongestStrike = TimeSpan.FromSeconds(30);

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
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        await using var broker = await MosquittoBroker.StartAsync(TestContext.Current.CancellationToken, isQuick: true);
        await using var proxy = new FaultProxy(broker.Port);
        await using var subscriber = await LaneSubscriber.StartAsync(broker.Port, Token);
        using var place = new SqliteOutboxPlace();
        await using var box = new FaultBox(place.Open(), proxy.Port);
        box.StartMaking(perSecond: 200);
        await box.UntilArrivedAsync(subscriber, 100, Token);

        var times = FaultRun.Of(2, 20);
        for (var time = 0; time < times; time++)
        {
            proxy.Fault = fault;
            await Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System, Token);
            if (fault is NetworkFault.ResetBeforeAnswer or NetworkFault.Truncate)
            {
                await box.WhileDrainingAsync(UntilResetAsync(proxy, time + 1, box));
            }

            proxy.Fault = NetworkFault.None;
            if (fault is NetworkFault.Silent or NetworkFault.HalfOpen)
            {
                proxy.ResetAll();
            }

            await box.UntilArrivedAsync(subscriber, subscriber.Ledger.Count + 100, Token);
        }

        var made = await box.StopMakingAsync();
        await box.UntilDrainedAsync(Token);
        await box.UntilArrivedAsync(subscriber, made, Token);
        FaultRun.Conclude($"{words}, {times} times", subscriber.Ledger.Tally(box.Expected()), made);
        Assert.True(fault is not (NetworkFault.ResetBeforeAnswer or NetworkFault.Truncate) || proxy.Resets == times);
    }

    /// <summary>Completes when the proxy has reset so many connections; fails with what is known when there is no traffic to reset.</summary>
    private static async Task UntilResetAsync(FaultProxy proxy, int resets, FaultBox box)
    {
        using var limit = new CancellationTokenSource(LongestStrike, TimeProvider.System);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        while (proxy.Resets < resets)
        {
            Assert.False(limit.IsCancellationRequested, $"The fault has not struck: {proxy.Resets} of {resets} resets; {box}");
            await timer.WaitForNextTickAsync(Token);
        }
    }
}
