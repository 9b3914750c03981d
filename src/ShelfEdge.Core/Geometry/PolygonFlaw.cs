namespace ShelfEdge.Core.Geometry;

/// <summary>What keeps a list of points from being a simple polygon.</summary>
public enum PolygonFlaw
{
    /// <summary>Fewer than 3 points.</summary>
    TooFewPoints,

    /// <summary>A coordinate is not a finite number.</summary>
    NotFinite,

    /// <summary>The same point occurs twice; the first is not repeated at the end.</summary>
    RepeatedPoint,

    /// <summary>All points lie on one line, or two halves cancel each other out.</summary>
    NoArea,

    /// <summary>Two sides cross or touch.</summary>
    CrossesItself,
}
