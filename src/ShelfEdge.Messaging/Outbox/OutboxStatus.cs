using System.Collections.Immutable;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>How the outbox stands, for health and metrics. Counters start at 0 when the outbox is opened.</summary>
/// <param name="Lanes">By lane of events, see <see cref="OutboxLanes.Events"/>; the lane's value is the index.</param>
/// <param name="PendingStates">Retained topics whose newest message waits.</param>
/// <param name="IsFull">
/// True while a bound is reached and only alerts and audit are left, so events of other lanes are dropped as they come and an
/// alert is refused with <see cref="OutboxFailure.Full"/>.
/// </param>
/// <param name="SupersededStates">State messages replaced by a newer one of the same topic before they were published.</param>
/// <param name="StatesRefused">State messages refused because too many topics are retained.</param>
/// <param name="Refused">Appends refused with <see cref="OutboxFailure.Full"/>.</param>
/// <param name="Failures">Operations that the file system or the database failed.</param>
/// <param name="Recoveries">
/// 1 when a damaged file was moved aside as the outbox was opened, see <see cref="SqliteOutbox.Recovery"/>.
/// </param>
/// <param name="DeadLetters">Messages that the broker refused for good and that are kept.</param>
/// <param name="DeadLettersEvicted">Dead letters forgotten because there were too many, of the lowest lanes first.</param>
/// <param name="UnwrittenAcknowledgements">
/// Messages that the broker confirmed and that are still in the file, because the disk takes no writes. They are not published
/// again by this process.
/// </param>
public sealed record OutboxStatus(
    ImmutableArray<LaneStatus> Lanes,
    long PendingStates,
    bool IsFull = false,
    long SupersededStates = 0,
    long StatesRefused = 0,
    long Refused = 0,
    long Failures = 0,
    long Recoveries = 0,
    long DeadLetters = 0,
    long DeadLettersEvicted = 0,
    long UnwrittenAcknowledgements = 0)
{
    /// <summary>Events of all lanes that wait to be acknowledged by the broker.</summary>
    public long Depth => Lanes.Sum(lane => lane.Depth);

    /// <summary>Size of those events, see <see cref="OutboxMessage.SizeBytes"/>.</summary>
    public long Bytes => Lanes.Sum(lane => lane.Bytes);

    /// <summary>Time of the oldest waiting event; <see langword="null"/> when none waits.</summary>
    public DateTimeOffset? OldestAt => Lanes.Min(lane => lane.OldestAt);

    /// <summary>Events ever numbered, over all openings of the file.</summary>
    public long Numbered => Lanes.Sum(lane => lane.LastSequence);

    /// <summary>Events appended.</summary>
    public long Appended => Lanes.Sum(lane => lane.Appended);

    /// <summary>Events acknowledged.</summary>
    public long Acknowledged => Lanes.Sum(lane => lane.Acknowledged);

    /// <summary>Events given up while they waited.</summary>
    public long Dropped => Lanes.Sum(lane => lane.Dropped);

    /// <summary>Events that the broker refused for good.</summary>
    public long Rejected => Lanes.Sum(lane => lane.Rejected);

    /// <summary>One lane of events.</summary>
    public LaneStatus this[OutboxLane lane] => Lanes[(int)lane];
}
