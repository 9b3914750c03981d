using ShelfEdge.Messaging.Mqtt;

namespace ShelfEdge.Messaging.Tests.Mqtt;

public sealed class MqttRouteTests
{
    private readonly List<string> _commands = [];
    private readonly List<string> _feedback = [];

    [Fact]
    public void Message_goes_to_the_route_whose_filter_it_fits()
    {
        var birth = Birth();

        Assert.True(birth.Receive(Message("s/1/b/commands/restart", 10)));
        Assert.True(birth.Receive(Message("s/1/b/kiosks/k1/events", 10)));
        Assert.True(birth.Receive(Message("s/1/b/elsewhere", 10)));

        Assert.Equal(["s/1/b/commands/restart"], _commands);
        Assert.Equal(["s/1/b/kiosks/k1/events"], _feedback);
        Assert.Equal(["s/1/b/commands/+", "s/1/b/kiosks/+/events"], birth.Filters);
    }

    [Fact]
    public void Each_route_has_its_own_bound_and_the_packet_that_of_the_largest()
    {
        var birth = Birth();

        Assert.False(birth.Receive(Message("s/1/b/commands/restart", 101)));
        Assert.True(birth.Receive(Message("s/1/b/kiosks/k1/events", 101)));
        birth.Oversized("s/1/b/kiosks/k1/events", 1001);

        Assert.Equal(1000, birth.MaxBytes);
        Assert.Equal(["s/1/b/commands/restart too long 101"], _commands);
        Assert.Equal(["s/1/b/kiosks/k1/events", "s/1/b/kiosks/k1/events too long 1001"], _feedback);
    }

    [Fact]
    public void Full_route_is_told_to_the_broker()
    {
        var birth = MqttBirth.Of(new MqttRoute("a/+", 10, _ => false, (_, _) => { }));

        Assert.False(birth.Receive(Message("a/b", 1)));
    }

    [Fact]
    public void Box_without_routes_subscribes_to_nothing() => Assert.Empty(MqttBirth.Of().Filters);

    private MqttBirth Birth() => MqttBirth.Of(Route("s/1/b/commands/+", 100, _commands), Route("s/1/b/kiosks/+/events", 1000, _feedback));

    private static MqttRoute Route(string filter, int maxBytes, List<string> heard) => new(
        filter,
        maxBytes,
        message =>
        {
            heard.Add(message.Topic);
            return true;
        },
        (topic, bytes) => heard.Add($"{topic} too long {bytes}"));

    private static InboundMessage Message(string topic, int bytes) => new(topic, new byte[bytes], null, default, IsRetained: false);
}
