using System.Text;
using System.Threading.Channels;
using ShelfEdge.Messaging.Mqtt;

namespace ShelfEdge.Service.Live;

/// <summary>Shows each message that the broker confirmed, and leaves the rest to the real publisher.</summary>
internal sealed class LivePublisher(IPublisher publisher, ChannelWriter<LiveLine> lines, TimeProvider time) : IPublisher
{
    public bool IsConnected => publisher.IsConnected;

    public int MaxInFlight => publisher.MaxInFlight;

    public Task<string?> ConnectAsync(CancellationToken cancellationToken) => publisher.ConnectAsync(cancellationToken);

    public async Task<PublishFailure?> PublishAsync(
        string topic, ReadOnlyMemory<byte> payload, bool retain, CancellationToken cancellationToken)
    {
        var refusal = await publisher.PublishAsync(topic, payload, retain, cancellationToken);
        if (refusal is null)
        {
            lines.TryWrite(new LiveLine(
                time.GetUtcNow(), LiveLineKind.Message, topic, Encoding.UTF8.GetString(payload.Span)));
        }

        return refusal;
    }

    public Task WaitForDisconnectAsync(CancellationToken cancellationToken) => publisher.WaitForDisconnectAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => publisher.StopAsync(cancellationToken);
}
