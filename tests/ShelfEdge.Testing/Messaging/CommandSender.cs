using System.Buffers;
using System.Text;
using System.Threading.Channels;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace ShelfEdge.Testing.Messaging;

/// <summary>A person's or hub's end of commands: publishes one and hears what comes back, with all that the broker says.</summary>
public sealed class CommandSender : IAsyncDisposable
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly Channel<MqttApplicationMessage> _received = Channel.CreateUnbounded<MqttApplicationMessage>();

    private CommandSender() => _client.ApplicationMessageReceivedAsync += received =>
    {
        received.ApplicationMessage.Payload = new(received.ApplicationMessage.Payload.ToArray());
        _received.Writer.TryWrite(received.ApplicationMessage);
        return Task.CompletedTask;
    };

    /// <param name="port">Of the broker.</param>
    /// <param name="filter">Where replies are awaited.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="protocol">MQTT 5 or 3.1.1.</param>
    /// <param name="username">For a broker with rights.</param>
    public static async Task<CommandSender> StartAsync(
        int port,
        string filter,
        CancellationToken cancellationToken,
        MqttProtocolVersion protocol = MqttProtocolVersion.V500,
        string? username = null)
    {
        var sender = new CommandSender();
        var options = new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).WithProtocolVersion(protocol).WithClientId($"sender-{Guid.NewGuid():N}");
        if (username is not null)
        {
            options = options.WithCredentials(username, "");
        }

        await sender._client.ConnectAsync(options.Build(), cancellationToken);
        await sender._client.SubscribeAsync(
            new MqttClientSubscribeOptionsBuilder().WithTopicFilter(filter, MqttQualityOfServiceLevel.AtLeastOnce).Build(),
            cancellationToken);
        return sender;
    }

    /// <returns>What the broker answered: success, or that the sender has no right to.</returns>
    public async Task<MqttClientPublishReasonCode> SendAsync(
        string topic, byte[] payload, CancellationToken cancellationToken, string? responseTopic = null, byte[]? correlation = null)
    {
        var message = new MqttApplicationMessage
        {
            Topic = topic,
            Payload = new(payload),
            QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
            ResponseTopic = responseTopic,
            CorrelationData = correlation,
        };
        return (await _client.PublishAsync(message, cancellationToken)).ReasonCode;
    }

    /// <summary>The next message under the filter.</summary>
    public ValueTask<MqttApplicationMessage> ReceiveAsync(CancellationToken cancellationToken) =>
        _received.Reader.ReadAsync(cancellationToken);

    /// <summary>Payload of a message as text.</summary>
    public static string TextOf(MqttApplicationMessage message) => Encoding.UTF8.GetString(message.Payload.ToArray());

    public async ValueTask DisposeAsync()
    {
        await _client.TryDisconnectAsync();
        _client.Dispose();
    }
}
