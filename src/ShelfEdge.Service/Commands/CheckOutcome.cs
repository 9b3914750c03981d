namespace ShelfEdge.Service.Commands;

/// <summary>How a check ended.</summary>
internal enum CheckOutcome
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>The box works, but someone should look.</summary>
    Warning,

    /// <summary>The box cannot do its work like this.</summary>
    Failed,

    /// <summary>Could not be looked at here.</summary>
    Skipped,
}
