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
        SKRectI seen = Seen(canvas, plane, area);
        int width = (int)(seen.Width * Reduction), height = (int)(seen.Height * Reduction);
        if (width < 1 || height < 1)
        {
            return;
        }

        using SKSurface small = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Premul));
        small.Canvas.Clear();
        small.Canvas.Scale(width / (float)seen.Width, height / (float)seen.Height);
        small.Canvas.Translate(-seen.Left, -seen.Top);
        small.Canvas.Concat(plane);
        small.Canvas.DrawRect(area, fill);
        using SKImage picture = small.Snapshot();
        canvas.Brush.Canvas.DrawImage(picture, seen, new SKSamplingOptions(SKFilterMode.Linear));
    }

    /// <summary>The part of the frame that the area can cover: all of it when the area reaches behind the camera.</summary>
    private static SKRectI Seen(SceneCanvas canvas, SKMatrix plane, SKRect area)
    {
        var frame = new SKRectI(0, 0, canvas.Width, canvas.Height);
        var bounds = new SKRect(float.MaxValue, float.MaxValue, float.MinValue, float.MinValue);
        foreach (SKPoint corner in (ReadOnlySpan<SKPoint>)
            [new(area.Left, area.Top), new(area.Right, area.Top), new(area.Right, area.Bottom), new(area.Left, area.Bottom)])
        {
            if ((plane.Persp0 * corner.X) + (plane.Persp1 * corner.Y) + plane.Persp2 <= 0)
            {
                return frame;
            }

            SKPoint p = plane.MapPoint(corner);
            bounds = new SKRect(Math.Min(bounds.Left, p.X), Math.Min(bounds.Top, p.Y), Math.Max(bounds.Right, p.X), Math.Max(bounds.Bottom, p.Y));
        }

        return bounds.Right < 0 || bounds.Bottom < 0 || bounds.Left > frame.Right || bounds.Top > frame.Bottom
            ? SKRectI.Empty
            : new SKRectI(
                (int)Math.Max(0, bounds.Left), (int)Math.Max(0, bounds.Top),
                (int)Math.Min(frame.Right, bounds.Right + 1), (int)Math.Min(frame.Bottom, bounds.Bottom + 1));
    }
}
