namespace ShelfEdge.Messaging.Outbox;

/// <summary>A message as the outbox hands it out for publishing.</summary>
/// <param name="Stream">Names the sequences: it changes only when an outbox is made anew.</param>
/// <param name="Sequence">
/// For an event its own number, from 1 and without gaps within <paramref name="Stream"/> and its lane. For state the number of
/// the newest event of <see cref="OutboxLane.Stock"/> when the state was appended, 0 before the first.
/// </param>
/// <param name="Message">What to publish.</param>
public sealed record OutboxEntry(string Stream, long Sequence, OutboxMessage Message);
