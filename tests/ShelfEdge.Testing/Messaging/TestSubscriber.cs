using System.Buffers;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace ShelfEdge.Testing.Messaging;

/// <summary>
/// A consumer of one broker with a session that outlives its connection, so that nothing published while it is away is missed.
/// </summary>
public sealed class TestSubscriber : IAsyncDisposable
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly int _port;
    private readonly string _filter;
    private readonly string _clientId;

    private TestSubscriber(int port, string filter, string clientId)
    {
        _port = port;
        _filter = filter;
        _clientId = clientId;
        _client.ApplicationMessageReceivedAsync += received =>
        {
            var message = received.ApplicationMessage;
            Log.Add(new(message.Topic, message.Payload.ToArray(), message.Retain, message.ContentType));
            return Task.CompletedTask;
        };
    }

    public MessageLog Log { get; } = new();

    public static async Task<TestSubscriber> StartAsync(
        int port, CancellationToken cancellationToken, string filter = "#", string clientId = "test-subscriber")
    {
        var subscriber = new TestSubscriber(port, filter, clientId);
        await subscriber.ConnectAsync(cancellationToken);
        return subscriber;
    }

    /// <summary>Connects, again after the broker was away, and takes up the session.</summary>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        var options = new MqttClientOptionsBuilder()
            .WithTcpServer("127.0.0.1", _port)
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithClientId(_clientId)
            .WithCleanStart(false)
            .WithSessionExpiryInterval(uint.MaxValue)
            .Build();
        var consent = await _client.ConnectAsync(options, cancellationToken);
        if (!consent.IsSessionPresent)
        {
            await _client.SubscribeAsync(
                new MqttClientSubscribeOptionsBuilder().WithTopicFilter(_filter, MqttQualityOfServiceLevel.AtLeastOnce).Build(),
                cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _client.TryDisconnectAsync();
        _client.Dispose();
    }
}
