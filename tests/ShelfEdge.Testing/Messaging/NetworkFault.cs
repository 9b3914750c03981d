namespace ShelfEdge.Testing.Messaging;

/// <summary>What <see cref="FaultProxy"/> does to the bytes between box and broker.</summary>
public enum NetworkFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Both ways are swallowed while the connections stay open: a cable cut behind a switch.</summary>
    Silent,

    /// <summary>What the box sends arrives, what the broker answers does not: half open.</summary>
    HalfOpen,

    /// <summary>Every piece is held back for a while.</summary>
    Slow,

    /// <summary>What the box sends arrives; at the first answer both connections are reset: between PUBLISH and PUBACK.</summary>
    ResetBeforeAnswer,

    /// <summary>Half of the next piece that the box sends arrives, then both connections are reset: within a packet.</summary>
    Truncate,

    /// <summary>Both connections are reset at once, and new ones are refused.</summary>
    Cut,
}
