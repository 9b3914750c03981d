namespace ShelfEdge.Lab.Scenes.Coco;

/// <summary><c>Bbox</c>: Left, top, width, height in pixels of the image. <c>Area</c>: Visible pixels.</summary>
internal sealed record CocoAnnotation(int Id, int ImageId, int CategoryId, IReadOnlyList<int> Bbox, int Area, int Iscrowd)
{
    /// <summary>The article, for products.</summary>
    public long? Sku { get; init; }

    /// <summary>Look-alike articles have the same, for products.</summary>
    public long? Family { get; init; }

    /// <summary>The row within the image, for what stands in one and for rows themselves.</summary>
    public int? Row { get; init; }
}
