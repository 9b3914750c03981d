namespace ShelfEdge.Messaging.Outbox;

/// <summary>What one append did.</summary>
/// <param name="Events">Events that were numbered, each the next of its lane.</param>
/// <param name="Dropped">Events dropped to stay within the bounds, older ones or those of this append.</param>
public readonly record struct AppendResult(int Events, int Dropped);
