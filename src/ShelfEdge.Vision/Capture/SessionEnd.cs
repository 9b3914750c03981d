namespace ShelfEdge.Vision.Capture;

/// <summary>How one connection to a camera came to its end, which decides when the next one is tried.</summary>
internal enum SessionEnd
{
    /// <summary>It failed, or was lost again at once: try again later, each time later.</summary>
    Failed,

    /// <summary>It was lost after it had been stable: try again at once.</summary>
    Lost,

    /// <summary>The source has given all it has: do not try again.</summary>
    Ended,
}
