namespace ShelfEdge.Lab.Replay;

/// <summary>How well a position can truly be seen.</summary>
internal enum Sight
{
    /// <summary>Live, lit, as set up, with nothing before any part of the zone.</summary>
    Clean,

    /// <summary>Something stands before a part of the zone, or glare lies over it.</summary>
    Obstructed,

    /// <summary>The camera is dead, frozen, covered, dark or turned away.</summary>
    Blind,
}
