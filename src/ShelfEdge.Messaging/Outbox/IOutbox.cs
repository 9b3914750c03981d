namespace ShelfEdge.Messaging.Outbox;

/// <summary>
/// Messages that must reach the broker, stored first. Any thread may call any member; one reader at a time peeks, publishes and
/// acknowledges. Members that touch the store throw <see cref="OutboxException"/>.
/// </summary>
public interface IOutbox
{
    /// <summary>How the outbox stands; reading it never blocks.</summary>
    OutboxStatus Status { get; }

    /// <summary>
    /// Stores all messages and the checkpoint, or nothing. They are on the disk when it returns. Events are numbered in the
    /// order given, each lane by itself.
    /// </summary>
    /// <param name="messages">May be empty.</param>
    /// <param name="checkpoint">
    /// The caller's own state that belongs to these messages; empty leaves the stored one as it is.
    /// </param>
    /// <exception cref="OutboxException">Nothing was stored.</exception>
    AppendResult Append(IReadOnlyList<OutboxMessage> messages, ReadOnlySpan<byte> checkpoint);

    /// <summary>
    /// The next messages to publish: changed state first, so that state is never older than the newest published event, then
    /// events lane by lane in the order of <see cref="OutboxLanes.Events"/>, each in order of its sequence. Empty when nothing waits.
    /// </summary>
    /// <param name="max">At least 1.</param>
    IReadOnlyList<OutboxEntry> Peek(int max);

    /// <summary>
    /// Forgets what the broker has confirmed. Acknowledging twice, or an entry that was dropped or superseded meanwhile, does
    /// nothing.
    /// </summary>
    void Acknowledge(IReadOnlyList<OutboxEntry> entries);

    /// <summary>
    /// Puts messages that the broker refused for good out of the way of those behind them, into the bounded table of dead
    /// letters. An entry that is gone meanwhile is left alone.
    /// </summary>
    void Reject(IReadOnlyList<Rejection> rejections);

    /// <summary>Lets the newest state of every retained topic wait again, for a broker that may have lost it.</summary>
    void RepublishStates();

    /// <summary>
    /// Lets the broker forget every retained topic that is not in <paramref name="topics"/>, such as that of a position that is
    /// no longer planned.
    /// </summary>
    /// <returns>Topics that will be cleared.</returns>
    int KeepStates(IReadOnlySet<string> topics);

    /// <summary>The checkpoint of the newest append that had one; empty before the first.</summary>
    byte[] ReadCheckpoint();

    /// <summary>
    /// Completes when messages wait that were appended after the last completed call (or since the outbox was opened). For
    /// one caller at a time.
    /// </summary>
    ValueTask WaitForAppendAsync(CancellationToken cancellationToken);
}
