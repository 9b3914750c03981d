namespace ShelfEdge.Messaging.Outbox;

/// <summary>
/// What kind of message this is: which waits behind which, and what may be given up when the outbox is full. Events of a lower
/// value are published first. Values are stored in the outbox file: do not renumber.
/// </summary>
public enum OutboxLane
{
    /// <summary>An event that is never given up and goes before all others.</summary>
    Alert = 0,

    /// <summary>Record of what was commanded and done; never given up.</summary>
    Audit = 1,

    /// <summary>
    /// A change of stock. When the outbox is full, those that a newer one of the same type and subject supersedes are dropped,
    /// then the oldest; the state they led to is kept as <see cref="State"/>.
    /// </summary>
    Stock = 2,

    /// <summary>Measurements; thinned before anything else is given up.</summary>
    Telemetry = 3,

    /// <summary>Retained state: only the newest message of a topic is kept, and it takes no number in a sequence.</summary>
    State = 4,
}
