namespace ShelfEdge.Core.Stock;

/// <summary>Where in its life an alert is.</summary>
public enum AlertPhase
{
    /// <summary>New.</summary>
    Raised,

    /// <summary>The kind changed, from low to empty or back; still open.</summary>
    Updated,

    /// <summary>The reason is gone; the alert is over.</summary>
    Cleared,
}
