namespace ShelfEdge.Core.Recognition;

/// <summary>What several looks at a position say together.</summary>
public enum IdentityVerdict
{
    /// <summary>Too few looks, or they do not agree.</summary>
    Undecided,

    /// <summary>A SKU of the gallery.</summary>
    Sku,

    /// <summary>Something that is not in the gallery.</summary>
    Unknown,
}
