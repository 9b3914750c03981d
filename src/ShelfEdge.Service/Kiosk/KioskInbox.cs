using ShelfEdge.Core.Planogram;
using ShelfEdge.Messaging.Mqtt;

namespace ShelfEdge.Service.Kiosk;

/// <summary>What the kiosks of the box report over MQTT, until it is stored. Any thread.</summary>
internal sealed class KioskInbox(Topics topics)
    : RouteInbox(topics.KioskEvents(new KioskId("+")), EventBatch.MaxBytes, capacity: 64)
{
    private long _refused;

    /// <summary>Batches that were not stored: too large, no batch, of no known kiosk, or too many at once.</summary>
    public long Refused => Interlocked.Read(ref _refused) + Oversized + Displaced;

    public void Refuse() => Interlocked.Increment(ref _refused);
}
