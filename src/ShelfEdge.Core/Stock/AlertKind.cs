namespace ShelfEdge.Core.Stock;

/// <summary>What an alert is about.</summary>
public enum AlertKind
{
    /// <summary>At or under the low threshold.</summary>
    Low,

    /// <summary>No facing on the shelf.</summary>
    Empty,
}
