namespace ShelfEdge.Core.Stock;

/// <summary>Where in its life an alert is.</summary>
public enum AlertPhase
{
    /// <summary>New.</summary>
    Raised,

    /// <summary>Kind or believed facings changed; still open.</summary>
    Updated,

    /// <summary>The reason is gone; the alert is over.</summary>
    Cleared,
}
