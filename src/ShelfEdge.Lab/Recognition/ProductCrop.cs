using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Lab.Recognition;

/// <summary>A product on a picture, and which SKU it is.</summary>
/// <param name="Path">The picture.</param>
/// <param name="Box">Where, in its pixels; null: the whole picture shows it.</param>
/// <param name="Sku">What it is.</param>
/// <param name="Group">Where it was photographed, such as a store: nothing is compared with references of its own group.</param>
internal sealed record ProductCrop(string Path, Box? Box, Sku Sku, string Group)
{
    /// <summary>Whether it may be in a gallery.</summary>
    public bool IsReference { get; init; } = true;

    /// <summary>Whether it is looked for.</summary>
    public bool IsTest { get; init; } = true;
}
