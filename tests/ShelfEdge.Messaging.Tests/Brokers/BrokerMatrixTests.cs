using MQTTnet.Formatter;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Tests.Faults;
using ShelfEdge.Messaging.Tests.Outbox;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Brokers;

/// <summary>Brokers other than mosquitto, which speak MQTT 3.1.1, each killed while events are made. See <c>tests/run.sh --brokers</c>.</summary>
public sealed class BrokerMatrixTests
{
    private const int PerSecond = 100;

    private static readonly TimeSpan Away = TimeSpan.FromSeconds(1);

    [Fact(Timeout = 300_000)]
    public async Task RabbitMq_that_is_killed_gets_everything_when_it_is_back()
    {
        var stop = TestContext.Current.CancellationToken;
        Assert.SkipWhen(Reason(RabbitBroker.Missing) is not null, Reason(RabbitBroker.Missing) ?? "");
        await using var broker = await RabbitBroker.StartAsync(stop);
        await RunAsync("RabbitMQ 3.10 killed with SIGKILL", broker, broker, broker, stop);
    }

    [Fact(Timeout = 300_000)]
    public async Task Nats_that_is_killed_gets_everything_when_it_is_back()
    {
        var stop = TestContext.Current.CancellationToken;
        Assert.SkipWhen(Reason(NatsBroker.Missing) is not null, Reason(NatsBroker.Missing) ?? "");
        var nodes = await NatsBroker.StartAsync(1, stop);
        await using var broker = nodes[0];
        await RunAsync("NATS 2.9 killed with SIGKILL", broker, broker, broker, stop);
    }

    // Box and consumer stay connected to two nodes; the third dies, so that whoever led what it led is elected anew.
    [Fact(Timeout = 300_000)]
    public async Task Cluster_of_which_one_node_is_killed_gets_everything()
    {
        var stop = TestContext.Current.CancellationToken;
        Assert.SkipWhen(Reason(NatsBroker.Missing) is not null, Reason(NatsBroker.Missing) ?? "");
        var nodes = await NatsBroker.StartAsync(3, stop);
        await using var first = nodes[0];
        await using var second = nodes[1];
        await using var third = nodes[2];
        await RunAsync("NATS 2.9, three nodes: another node killed", first, second, third, stop);
        await RunAsync("NATS 2.9, three nodes: the node of the box killed", first, second, first, stop);
    }

    private static string? Reason(string? missing) =>
        Environment.GetEnvironmentVariable("SHELFEDGE_BROKERS") is null ? "only with tests/run.sh --brokers" : missing;

    private static async Task RunAsync(string fault, IBrokerNode box, IBrokerNode consumer, IBrokerNode victim, CancellationToken stop)
    {
        await using var subscriber = await LaneSubscriber.StartAsync(consumer.Port, stop, protocol: MqttProtocolVersion.V311);
        using var place = new SqliteOutboxPlace();
        await using var sender = new FaultBox(place.Open(), box.Port, protocol: MqttVersion.Mqtt311);
        sender.StartMaking(PerSecond);
        await sender.UntilArrivedAsync(subscriber, 300, stop);
        for (var kill = 0; kill < 3; kill++)
        {
            await victim.KillAsync();
            await Task.Delay(Away, TimeProvider.System, stop);
            await victim.StartAgainAsync(stop);
            await Task.Delay(Away, TimeProvider.System, stop);
        }

        var made = await sender.StopMakingAsync();
        await sender.UntilDrainedAsync(stop);
        await sender.UntilArrivedAsync(subscriber, made, stop);
        FaultRun.Conclude(fault, subscriber.Ledger.Tally(sender.Expected()), made);
    }
}
