namespace ShelfEdge.Core.Stock;

/// <summary>What an alert is about. The stock stage itself decides on the first two.</summary>
public enum AlertKind
{
    /// <summary>At or under the low threshold.</summary>
    Low,

    /// <summary>No facing on the shelf.</summary>
    Empty,

    /// <summary>The position shows another SKU.</summary>
    Misplaced,

    /// <summary>A camera is lost, or does not show what it should.</summary>
    Camera,

    /// <summary>Stocked, but expected to be empty soon.</summary>
    PredictedEmpty,
}
