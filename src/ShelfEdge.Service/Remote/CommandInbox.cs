using System.Threading.Channels;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Remote;

/// <summary>Where commands wait for the loop that does them, few at a time. Any thread.</summary>
internal sealed class CommandInbox
{
    // As many as the broker may send before the first is taken.
    private const int MostWaiting = 16;

    private readonly Channel<InboundMessage> _waiting = Channel.CreateBounded<InboundMessage>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    private long _oversized;
    private long _displaced;

    /// <summary>For the loop.</summary>
    public ChannelReader<InboundMessage> Waiting => _waiting.Reader;

    /// <summary>Commands that were longer than allowed, and not read.</summary>
    public long Oversized => Interlocked.Read(ref _oversized);

    /// <summary>Commands for which there was no room.</summary>
    public long Displaced => Interlocked.Read(ref _displaced);

    /// <summary>The topics of the commands.</summary>
    public MqttRoute ToRoute(Topics topics, RemoteOptions options) =>
        new(topics.Command("+"), options.MaxBytes, Take, (_, _) => Interlocked.Increment(ref _oversized));

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
