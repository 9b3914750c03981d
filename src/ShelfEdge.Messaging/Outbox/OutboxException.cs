namespace ShelfEdge.Messaging.Outbox;

/// <summary>
/// The outbox could not do what it was asked; nothing of that operation was stored. The box must not go on as if the messages
/// were safe: keep them and try again, and report not ready with <see cref="Exception.Message"/>, which names the file.
/// </summary>
public sealed class OutboxException(OutboxFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What was wrong.</summary>
    public OutboxFailure Failure { get; } = failure;
}
