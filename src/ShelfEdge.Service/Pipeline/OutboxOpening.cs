using ShelfEdge.Messaging.Outbox;

namespace ShelfEdge.Service.Pipeline;

/// <summary>Opens the outbox and says aloud when its file was damaged.</summary>
internal static partial class OutboxOpening
{
    /// <exception cref="OutboxException">The file cannot be used.</exception>
    public static SqliteOutbox Open(OutboxOptions options, TimeProvider time, ILogger logger)
    {
        var outbox = SqliteOutbox.Open(options, time);
        if (outbox.Recovery is { } recovery)
        {
            LogRecovery(
                logger, recovery.Reason, recovery.MovedTo, recovery.SavedEvents, recovery.LostAtMost?.ToString() ?? "an unknown number of",
                recovery.SavedStates, recovery.SavedCheckpoint);
        }

        // Whoever has put the broker right restarts the box; a message that is refused again comes back here.
        if (outbox.Status.DeadLetters > 0)
        {
            LogRetry(logger, outbox.RetryDeadLetters());
        }

        return outbox;
    }

    [LoggerMessage(5048, LogLevel.Information, "{Messages} messages that the broker refused are tried once more")]
    private static partial void LogRetry(ILogger logger, int messages);

    [LoggerMessage(5047, LogLevel.Error,
        "The outbox was damaged ({Reason}) and is now {MovedTo}: {Saved} events were saved, at most {Lost} lost, {States} topics saved, checkpoint saved: {Checkpoint}")]
    private static partial void LogRecovery(
        ILogger logger, string reason, string movedTo, int saved, string lost, int states, bool checkpoint);
}
