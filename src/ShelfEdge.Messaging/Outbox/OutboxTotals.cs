namespace ShelfEdge.Messaging.Outbox;

/// <summary>The sums that are kept beside the events so that opening a file with a long backlog need not count it.</summary>
/// <param name="LastSequence">Number of the newest event ever appended.</param>
/// <param name="Events">Events that wait.</param>
/// <param name="Bytes">Their size, see <see cref="OutboxMessage.SizeBytes"/>.</param>
internal readonly record struct OutboxTotals(long LastSequence, long Events, long Bytes)
{
    /// <summary>With one more event, numbered next.</summary>
    public OutboxTotals Plus(OutboxMessage message) => new(LastSequence + 1, Events + 1, Bytes + message.SizeBytes);

    /// <summary>With one event less.</summary>
    public OutboxTotals Minus(OutboxMessage message) => new(LastSequence, Events - 1, Bytes - message.SizeBytes);
}
