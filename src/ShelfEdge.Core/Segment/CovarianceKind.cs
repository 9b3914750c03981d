namespace ShelfEdge.Core.Segment;

/// <summary>Which shapes the components of a mixture may have.</summary>
public enum CovarianceKind
{
    /// <summary>Stretched along the features only.</summary>
    Diagonal,

    /// <summary>Stretched in any direction.</summary>
    Full,
}
