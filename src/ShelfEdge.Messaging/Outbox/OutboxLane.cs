namespace ShelfEdge.Messaging.Outbox;

/// <summary>What kind of message this is, which decides what may be given up when the outbox is full.</summary>
public enum OutboxLane
{
    /// <summary>An event that is never given up. Values are stored in the outbox file: do not renumber.</summary>
    Alert = 0,

    /// <summary>
    /// An event that is dropped, oldest first, when the outbox is full; the state it led to is kept as <see cref="State"/>.
    /// </summary>
    Stock = 1,

    /// <summary>Retained state: only the newest message of a topic is kept, and it takes no number in the sequence.</summary>
    State = 2,
}
