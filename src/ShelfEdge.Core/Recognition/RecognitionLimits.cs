namespace ShelfEdge.Core.Recognition;

/// <summary>Bounds of a gallery. Beyond one of them it is refused with an error that names it.</summary>
public static class RecognitionLimits
{
    /// <summary>Reference vectors in all. Up to here comparing with every one of them is fast enough for a box.</summary>
    public const int Vectors = 20_000;

    /// <summary>Reference vectors of one SKU.</summary>
    public const int VectorsPerSku = 1_000;

    /// <summary>Least length of a vector.</summary>
    public const int MinDimensions = 8;

    /// <summary>Most length of a vector.</summary>
    public const int MaxDimensions = 512;

    /// <summary>Size of a gallery file, checked before it is read: all vectors of the greatest length and their SKUs.</summary>
    public const int FileBytes = 48 * 1024 * 1024;
}
