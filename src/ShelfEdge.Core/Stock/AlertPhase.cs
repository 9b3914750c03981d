namespace ShelfEdge.Core.Stock;

/// <summary>Where in its life an alert is.</summary>
public enum AlertPhase
{
    /// <summary>New.</summary>
    Raised,

    /// <summary>Kind, severity or SKU changed; still open.</summary>
    Updated,

    /// <summary>Somebody has seen it; still open.</summary>
    Acknowledged,

    /// <summary>The reason is gone; the alert is over.</summary>
    Cleared,
}
