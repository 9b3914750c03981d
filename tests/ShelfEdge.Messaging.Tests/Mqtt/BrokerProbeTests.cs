using MQTTnet.Protocol;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Mqtt;

public sealed class BrokerProbeTests
{
    [Fact]
    public async Task Broker_that_consents_is_left_as_it_was()
    {
        await using var broker = await TestBroker.StartAsync();

        Assert.Null(await BrokerProbe.RunAsync(Options(broker.Port), TimeProvider.System, TestContext.Current.CancellationToken));
        Assert.Empty(await broker.GetRetainedAsync());
        Assert.Empty(broker.Log.All);
    }

    [Fact]
    public async Task Box_that_is_connected_stays_connected()
    {
        await using var broker = await TestBroker.StartAsync();
        using var publisher = new MqttPublisher(Options(broker.Port), TimeProvider.System);
        Assert.Null(await publisher.ConnectAsync(TestContext.Current.CancellationToken));

        Assert.Null(await BrokerProbe.RunAsync(Options(broker.Port), TimeProvider.System, TestContext.Current.CancellationToken));
        Assert.Null(await publisher.PublishAsync("a/b", new byte[1], retain: false, TestContext.Current.CancellationToken));
        Assert.Equal("online", (await broker.GetRetainedAsync())["shelfedge/store/box/available"]);
    }

    [Fact]
    public async Task Refusal_is_said()
    {
        await using var broker = await TestBroker.StartAsync();
        broker.Admit = (_, _) => MqttConnectReasonCode.NotAuthorized;

        Assert.Contains(
            "not authorized",
            await BrokerProbe.RunAsync(Options(broker.Port), TimeProvider.System, TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broker_that_is_away_is_said() => Assert.Equal(
        "connection refused",
        await BrokerProbe.RunAsync(Options(FreePort.Find()), TimeProvider.System, TestContext.Current.CancellationToken));

    [Fact]
    public async Task Password_that_cannot_be_read_is_said()
    {
        var options = Options(FreePort.Find());
        options.Username = "box";
        options.PasswordFile = "/no/such/password";

        Assert.Equal(
            "the password file /no/such/password does not exist",
            await BrokerProbe.RunAsync(options, TimeProvider.System, TestContext.Current.CancellationToken));
    }

    private static MqttOptions Options(int port) => new() { Host = "127.0.0.1", Port = port };
}
