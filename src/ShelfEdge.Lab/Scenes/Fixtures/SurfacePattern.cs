using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>
/// Covers a plane with a repeated small picture: floor tiles, ceiling lamps, perforated or wired backs. Repeating in
/// perspective is the slowest thing that is drawn, so it is done at half the size and enlarged.
/// </summary>
internal static class SurfacePattern
{
    private const int TilePixels = 64;
    private const float Reduction = 0.5f;

    /// <summary>
    /// Fills <c>area</c> of the plane with repeats of <c>size</c> by <c>size</c> centimetres; <c>paint</c> draws one repeat over
    /// the unit square.
    /// </summary>
    public static void Fill(SceneCanvas canvas, SKMatrix plane, SKRect area, float size, Action<Brush> paint)
    {
        using SKSurface surface = SKSurface.Create(new SKImageInfo(TilePixels, TilePixels, SKColorType.Bgra8888, SKAlphaType.Premul));
        surface.Canvas.Clear();
        surface.Canvas.Scale(TilePixels);
        using (var brush = new Brush(surface.Canvas))
        {
            paint(brush);
        }

        using SKImage tile = surface.Snapshot();
        SKMatrix local = SKMatrix.CreateScale(size / TilePixels, size / TilePixels);
        using SKShader shader = tile.ToShader(
            SKShaderTileMode.Repeat, SKShaderTileMode.Repeat, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear), local);
        using var fill = new SKPaint { Shader = shader };
        int width = (int)(canvas.Width * Reduction), height = (int)(canvas.Height * Reduction);
        using SKSurface small = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Premul));
        small.Canvas.Clear();
        small.Canvas.Scale(Reduction);
        small.Canvas.Concat(plane);
        small.Canvas.DrawRect(area, fill);
        using SKImage picture = small.Snapshot();
        canvas.Brush.Canvas.DrawImage(picture, new SKRect(0, 0, canvas.Width, canvas.Height), new SKSamplingOptions(SKFilterMode.Linear));
    }
}
