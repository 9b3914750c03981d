using System.Threading.Channels;

namespace ShelfEdge.Messaging.Mqtt;

/// <summary>
/// The bounded queue behind a <see cref="MqttRoute"/>, for one loop that takes its messages. A message for which there is no room is
/// lost to the box, and the broker is told so. Any thread.
/// </summary>
public abstract class RouteInbox
{
    private readonly Channel<InboundMessage> _waiting;
    private long _oversized;
    private long _displaced;

    /// <param name="filter">See <see cref="MqttRoute.Filter"/>.</param>
    /// <param name="maxBytes">See <see cref="MqttRoute.MaxBytes"/>.</param>
    /// <param name="capacity">Messages that may wait.</param>
    protected RouteInbox(string filter, int maxBytes, int capacity)
    {
        _waiting = Channel.CreateBounded<InboundMessage>(new BoundedChannelOptions(capacity) { SingleReader = true });
        Route = new MqttRoute(filter, maxBytes, Take, (_, _) => Interlocked.Increment(ref _oversized));
    }

    /// <summary>The topics that are listened to.</summary>
    public MqttRoute Route { get; }

    /// <summary>For the loop.</summary>
    public ChannelReader<InboundMessage> Waiting => _waiting.Reader;

    /// <summary>Messages that were longer than allowed, and not read.</summary>
    public long Oversized => Interlocked.Read(ref _oversized);

    /// <summary>Messages for which there was no room.</summary>
    public long Displaced => Interlocked.Read(ref _displaced);

    private bool Take(InboundMessage message)
    {
        if (_waiting.Writer.TryWrite(message))
        {
            return true;
        }

        Interlocked.Increment(ref _displaced);
        return false;
    }
}
