namespace ShelfEdge.Lab.Segment;

/// <summary>Which features of a shopper segments are made of.</summary>
internal enum FeatureSet
{
    /// <summary>Recency, frequency and monetary value.</summary>
    Rfm,

    /// <summary>All that are known.</summary>
    All,
}
