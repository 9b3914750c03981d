namespace ShelfEdge.Messaging.Outbox;

/// <summary>What one append did.</summary>
/// <param name="LastSequence">Number of the newest event in the outbox's sequence, 0 before the first.</param>
/// <param name="Events">Events that this append numbered; their numbers end at <paramref name="LastSequence"/>.</param>
/// <param name="Dropped">Stock events dropped to stay within the bounds, older ones or those of this append.</param>
public readonly record struct AppendResult(long LastSequence, int Events, int Dropped);
