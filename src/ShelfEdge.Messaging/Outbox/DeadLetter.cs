namespace ShelfEdge.Messaging.Outbox;

/// <summary>A message that the broker refused for good, kept for a person to look at.</summary>
/// <param name="Sequence">Its number; a consumer sees it as a gap.</param>
/// <param name="Message">As it was sent.</param>
/// <param name="Reason">What the broker said.</param>
/// <param name="RefusedAt">When, by the clock of the box.</param>
public sealed record DeadLetter(long Sequence, OutboxMessage Message, string Reason, DateTimeOffset RefusedAt);
