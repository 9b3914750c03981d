using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes;

/// <summary><c>Mark</c>: number of the mark on the canvas. <c>Bounds</c>: The visible extent in whole pixels; right and bottom are exclusive. <c>VisiblePixels</c>: Pixels
/// at which the thing is seen. <c>VisibleShare</c>: Of what it would cover if nothing hid it, 0 to 1.</summary>
internal sealed record SceneLabel(int Mark, SceneCategory Category, SKRectI Bounds, int VisiblePixels, float VisibleShare)
{
    /// <summary>The article shown, for products.</summary>
    public Sku? Sku { get; init; }

    /// <summary>The row that it stands in, or that it is, counted from 1; 0 for none.</summary>
    public int Row { get; init; }
}
