using ShelfEdge.Messaging.Tests.Outbox;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Faults;

/// <summary>The broker goes away while events are made.</summary>
public sealed class BrokerFaultTests
{
    private const int PerSecond = 100;

    [Fact(Timeout = 300_000)]
    public async Task Broker_stopped_under_load_gets_everything_when_it_is_back()
    {
        var away = TimeSpan.FromSeconds(FaultRun.Of(3, 60));
        await RunAsync($"broker stopped {away.TotalSeconds} s under load", async (broker, _, token) =>
        {
            await broker.StopAsync();
            await Task.Delay(away, TimeProvider.System, token);
            await broker.StartAgainAsync(token);
        }, viaProxy: false, TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 300_000)]
    public async Task Broker_killed_under_load_gets_everything_when_it_is_back()
    {
        var kills = FaultRun.Of(2, 10);
        await RunAsync($"broker killed with SIGKILL {kills} times under load", async (broker, _, token) =>
        {
            for (var kill = 0; kill < kills; kill++)
            {
                await broker.KillAsync();
                await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, token);
                await broker.StartAgainAsync(token);
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, token);
            }
        }, viaProxy: false, TestContext.Current.CancellationToken);
    }

    // What a broker has confirmed and lost before the consumer had it is the broker's loss; so the consumer is let catch up first.
    [Fact(Timeout = 300_000)]
    public async Task Broker_whose_disk_is_wiped_gets_everything_that_waited()
    {
        var rounds = FaultRun.Of(1, 5);
        await RunAsync($"broker's disk wiped {rounds} times", async (broker, run, token) =>
        {
            for (var round = 0; round < rounds; round++)
            {
                var made = await run.Box.StopMakingAsync();
                await run.Box.UntilDrainedAsync(token);
                await run.Box.UntilArrivedAsync(run.Subscriber, made, token);
                await broker.KillAsync();
                File.Delete(Path.Combine(broker.FolderPath, "mosquitto.db"));
                run.Box.StartMaking(PerSecond);
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, token);
                await run.Box.StopMakingAsync();

                // The consumer has to subscribe anew before the box comes back: a wiped broker knows no session.
                await run.StartWithoutBoxAsync(broker, token);
                run.Box.StartMaking(PerSecond);
            }
        }, viaProxy: true, TestContext.Current.CancellationToken);
    }

    private static async Task RunAsync(
        string fault, Func<MosquittoBroker, Run, CancellationToken, Task> strike, bool viaProxy, CancellationToken stop)
    {
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        await using var broker = await MosquittoBroker.StartAsync(stop);
        await using var proxy = new FaultProxy(broker.Port);
        await using var subscriber = await LaneSubscriber.StartAsync(broker.Port, stop);
        using var place = new SqliteOutboxPlace();
        await using var box = new FaultBox(place.Open(), viaProxy ? proxy.Port : broker.Port);
        box.StartMaking(PerSecond);
        await box.UntilArrivedAsync(subscriber, 100, stop);

        await strike(broker, new(box, subscriber, proxy), stop);

        var made = await box.StopMakingAsync();
        await box.UntilDrainedAsync(stop);
        await box.UntilArrivedAsync(subscriber, made, stop);
        FaultRun.Conclude(fault, subscriber.Ledger.Tally(box.Expected()), made);
    }

    private sealed record Run(FaultBox Box, LaneSubscriber Subscriber, FaultProxy Proxy)
    {
        public async Task StartWithoutBoxAsync(MosquittoBroker broker, CancellationToken cancellationToken)
        {
            Proxy.Fault = NetworkFault.Cut;
            var subscriptions = Subscriber.Subscriptions;
            await broker.StartAgainAsync(cancellationToken);
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            while (Subscriber.Subscriptions == subscriptions)
            {
                await timer.WaitForNextTickAsync(cancellationToken);
            }

            Proxy.Fault = NetworkFault.None;
        }
    }
}
