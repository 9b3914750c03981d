using System.Threading.Channels;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Messaging.Mqtt;

namespace ShelfEdge.Service.Kiosk;

/// <summary>
/// What kiosks report over MQTT, until it is stored. A full inbox tells the broker so, and the message is lost to the box. Any thread.
/// </summary>
internal sealed class KioskInbox
{
    /// <summary>Batches that may wait.</summary>
    public const int MostWaiting = 64;

    private readonly Channel<InboundMessage> _waiting = Channel.CreateBounded<InboundMessage>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private long _refused;

    public KioskInbox(Topics topics) =>
        Route = new MqttRoute(topics.KioskEvents(new KioskId("+")), EventBatch.MaxBytes, Receive, (_, _) => Refuse());

    /// <summary>The topics of all kiosks of the box.</summary>
    public MqttRoute Route { get; }

    /// <summary>Batches that were not stored: too large, no batch, of no known kiosk, or too many at once.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    public void Refuse() => Interlocked.Increment(ref _refused);

    public IAsyncEnumerable<InboundMessage> ReadAllAsync(CancellationToken cancellationToken) => _waiting.Reader.ReadAllAsync(cancellationToken);

    private bool Receive(InboundMessage message)
    {
        var isTaken = _waiting.Writer.TryWrite(message);
        if (!isTaken)
        {
            Refuse();
        }

        return isTaken;
    }
}
