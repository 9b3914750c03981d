namespace ShelfEdge.Messaging.Outbox;

/// <summary>A message that the broker will refuse again, and why.</summary>
/// <param name="Entry">As it was handed out.</param>
/// <param name="Reason">In a person's words.</param>
public sealed record Rejection(OutboxEntry Entry, string Reason);
