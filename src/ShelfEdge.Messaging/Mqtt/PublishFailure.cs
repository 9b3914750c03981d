namespace ShelfEdge.Messaging.Mqtt;

/// <summary>Why the broker did not confirm a message.</summary>
/// <param name="Reason">In a person's words, without secrets.</param>
/// <param name="IsFinal">
/// The broker answered, and will refuse the same message again: a topic that the box may not publish on, a payload that it does
/// not take, a packet that is too large. Else the message may or may not have arrived, and is worth another attempt.
/// </param>
public sealed record PublishFailure(string Reason, bool IsFinal = false);
