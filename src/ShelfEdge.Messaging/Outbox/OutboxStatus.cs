namespace ShelfEdge.Messaging.Outbox;

/// <summary>How the outbox stands, for health and metrics. Counters start at 0 when the outbox is opened.</summary>
/// <param name="Depth">Events that wait to be acknowledged by the broker.</param>
/// <param name="Bytes">Size of those events, see <see cref="OutboxMessage.SizeBytes"/>.</param>
/// <param name="PendingStates">Retained topics whose newest message waits.</param>
/// <param name="OldestAt">Time of the oldest waiting event; <see langword="null"/> when none waits.</param>
/// <param name="LastSequence">Number of the newest event ever appended, 0 before the first.</param>
/// <param name="IsFull">
/// True while a bound is reached and only alerts are left, so stock events are dropped as they come and an alert is refused with
/// <see cref="OutboxFailure.Full"/>.
/// </param>
/// <param name="Appended">Events appended.</param>
/// <param name="Acknowledged">Events acknowledged.</param>
/// <param name="Superseded">State messages replaced by a newer one of the same topic before they were published.</param>
/// <param name="Dropped">Stock events dropped at a bound.</param>
/// <param name="StatesRefused">State messages refused because too many topics are retained.</param>
/// <param name="Refused">Appends refused with <see cref="OutboxFailure.Full"/>.</param>
/// <param name="Failures">Operations that the file system or the database failed.</param>
/// <param name="Recoveries">
/// 1 when a damaged file was moved aside as the outbox was opened, see <see cref="SqliteOutbox.Recovery"/>.
/// </param>
public sealed record OutboxStatus(
    long Depth,
    long Bytes,
    long PendingStates,
    DateTimeOffset? OldestAt,
    long LastSequence,
    bool IsFull,
    long Appended,
    long Acknowledged,
    long Superseded,
    long Dropped,
    long StatesRefused,
    long Refused,
    long Failures,
    long Recoveries);
