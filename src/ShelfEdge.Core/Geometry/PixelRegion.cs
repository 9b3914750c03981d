namespace ShelfEdge.Core.Geometry;

/// <summary>A part of a picture in whole pixels.</summary>
/// <param name="Left">First column, not negative.</param>
/// <param name="Top">First row, not negative.</param>
/// <param name="WidthPixels">At least 1.</param>
/// <param name="HeightPixels">At least 1.</param>
public readonly record struct PixelRegion(int Left, int Top, int WidthPixels, int HeightPixels)
{
    /// <summary>First column behind the region.</summary>
    public int Right => Left + WidthPixels;

    /// <summary>First row below the region.</summary>
    public int Bottom => Top + HeightPixels;
}
