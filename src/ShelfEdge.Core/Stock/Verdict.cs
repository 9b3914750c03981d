namespace ShelfEdge.Core.Stock;

/// <summary>What one frame is worth for one position.</summary>
internal enum Verdict
{
    /// <summary>Evidence: the count is taken as it is.</summary>
    Clean,

    /// <summary>Something moves, and yet all believed facings are seen: evidence for them, not for more.</summary>
    Confirmed,

    /// <summary>No evidence: something moves before the shelf.</summary>
    Moving,

    /// <summary>No evidence: the surroundings do not look as learnt.</summary>
    Blocked,

    /// <summary>No evidence yet: facings vanished suddenly.</summary>
    Doubted,

    /// <summary>No evidence yet: nothing was believed before, and few facings are seen.</summary>
    FewAtFirst,

    /// <summary>No evidence: the frame does not show what the reference frame shows.</summary>
    WrongShape,

    /// <summary>No evidence of less than is believed: glare lies over the zone.</summary>
    Glare,

    /// <summary>No evidence: the camera shows nothing that can be trusted.</summary>
    Untrusted,
}
