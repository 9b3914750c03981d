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

        return outbox;
    }

    [LoggerMessage(5047, LogLevel.Error,
        "The outbox was damaged ({Reason}) and is now {MovedTo}: {Saved} events were saved, at most {Lost} lost, {States} topics saved, checkpoint saved: {Checkpoint}")]
    private static partial void LogRecovery(
        ILogger logger, string reason, string movedTo, int saved, string lost, int states, bool checkpoint);
}
