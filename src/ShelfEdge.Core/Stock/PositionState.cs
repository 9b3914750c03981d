namespace ShelfEdge.Core.Stock;

/// <summary>What is believed of a position.</summary>
public enum PositionState
{
    /// <summary>Not seen well enough, or not for long enough, to say. Never counted as empty.</summary>
    Unknown,

    /// <summary>More facings than the low threshold.</summary>
    Full,

    /// <summary>At or under the low threshold, but not empty.</summary>
    Low,

    /// <summary>No facing on the shelf (out of shelf; the store room is not seen).</summary>
    Empty,
}
