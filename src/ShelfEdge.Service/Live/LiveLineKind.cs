namespace ShelfEdge.Service.Live;

/// <summary>What a line of the live view tells.</summary>
internal enum LiveLineKind
{
    /// <summary>The broker confirmed a message.</summary>
    Message,

    /// <summary>A restock alert was raised, updated or cleared.</summary>
    Alert,

    /// <summary>A camera changed its state.</summary>
    Camera,

    /// <summary>Facings counted in one frame, when there is no planogram.</summary>
    Count,
}
