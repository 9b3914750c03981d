namespace ShelfEdge.Messaging.Outbox;

/// <summary>How one lane of events stands. Counters start at 0 when the outbox is opened; nothing else may be lost.</summary>
/// <param name="LastSequence">Number of the newest event ever appended, 0 before the first.</param>
/// <param name="Depth">Events that wait to be acknowledged by the broker.</param>
/// <param name="Bytes">Size of those events, see <see cref="OutboxMessage.SizeBytes"/>.</param>
/// <param name="OldestAt">Time of the oldest waiting event; <see langword="null"/> when none waits.</param>
/// <param name="Appended">Events appended.</param>
/// <param name="Acknowledged">Events acknowledged.</param>
/// <param name="Thinned">Telemetry dropped at a bound, every second one first.</param>
/// <param name="Superseded">Stock events dropped at a bound because a newer one of the same type and subject waits.</param>
/// <param name="Evicted">Stock events dropped at a bound though none supersedes them, oldest first.</param>
/// <param name="Expired">Events dropped because they waited longer than the lane allows.</param>
/// <param name="Rejected">Events that the broker refused for good and that went to the dead letters.</param>
public readonly record struct LaneStatus(
    long LastSequence,
    long Depth,
    long Bytes,
    DateTimeOffset? OldestAt = null,
    long Appended = 0,
    long Acknowledged = 0,
    long Thinned = 0,
    long Superseded = 0,
    long Evicted = 0,
    long Expired = 0,
    long Rejected = 0)
{
    /// <summary>Events given up while they waited, for whatever reason.</summary>
    public long Dropped => Thinned + Superseded + Evicted + Expired;

    /// <summary>With one more event, numbered next.</summary>
    internal LaneStatus Plus(int size) =>
        this with { LastSequence = LastSequence + 1, Depth = Depth + 1, Bytes = Bytes + size, Appended = Appended + 1 };

    /// <summary>With so many events less.</summary>
    internal LaneStatus Minus(long events, long bytes) => this with { Depth = Depth - events, Bytes = Bytes - bytes };
}
