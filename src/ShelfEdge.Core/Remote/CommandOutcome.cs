namespace ShelfEdge.Core.Remote;

/// <summary>How a command ended, or stands. Values are stored in the journal of commands: do not renumber.</summary>
public enum CommandOutcome
{
    /// <summary>It was done.</summary>
    Done = 0,

    /// <summary>Nothing was done: it is malformed, not allowed, or asks for what cannot be.</summary>
    Refused = 1,

    /// <summary>It was tried and did not succeed; what was before stands.</summary>
    Failed = 2,

    /// <summary>It was begun, and a second reply will tell how it ended.</summary>
    Accepted = 3,

    /// <summary>The box ended while it was being done; nobody knows how far it came.</summary>
    Interrupted = 4,
}
