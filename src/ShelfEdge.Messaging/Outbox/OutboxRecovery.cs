namespace ShelfEdge.Messaging.Outbox;

/// <summary>
/// Tells that the outbox file was damaged when it was opened, and what became of it. Saved events keep their ids and are
/// numbered anew in a new stream; a saved event may have been published before.
/// </summary>
/// <param name="Reason">What was wrong with the file.</param>
/// <param name="MovedTo">Where the damaged file is now, for an expert.</param>
/// <param name="SavedEvents">Events that could be read from it.</param>
/// <param name="LostAtMost">
/// Events that waited by the file's own count and could not be read; <see langword="null"/> when the count could not be read
/// either.
/// </param>
/// <param name="SavedStates">Retained topics that could be read.</param>
/// <param name="SavedCheckpoint">Whether the checkpoint could be read.</param>
public sealed record OutboxRecovery(
    string Reason, string MovedTo, int SavedEvents, long? LostAtMost, int SavedStates, bool SavedCheckpoint);
