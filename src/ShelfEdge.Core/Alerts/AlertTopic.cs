namespace ShelfEdge.Core.Alerts;

/// <summary>What an alert is about. A subject has at most one open alert of each.</summary>
public enum AlertTopic
{
    /// <summary>A position that is low, empty or will be.</summary>
    Restock,

    /// <summary>A position that shows another SKU.</summary>
    Misplaced,

    /// <summary>A camera.</summary>
    Camera,
}
