using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Drawing;

/// <summary>
/// A canvas with one reusable paint. Coordinates are those of the canvas' current matrix. Borrows the canvas; owns the paint.
/// </summary>
internal sealed class Brush(SKCanvas canvas) : IDisposable
{
    private readonly SKPaint _paint = new() { IsAntialias = true };

    public SKCanvas Canvas => canvas;

    public void Fill(SKPath path, SKColor colour)
    {
        Solid(colour);
        canvas.DrawPath(path, _paint);
    }

    public void Fill(SKRect rect, SKColor colour)
    {
        Solid(colour);
        canvas.DrawRect(rect, _paint);
    }

    public void Round(SKRect rect, float radius, SKColor colour)
    {
        Solid(colour);
        canvas.DrawRoundRect(rect, radius, radius, _paint);
    }

    public void Oval(SKRect rect, SKColor colour)
    {
        Solid(colour);
        canvas.DrawOval(rect, _paint);
    }

    public void Line(float x1, float y1, float x2, float y2, float width, SKColor colour)
    {
        Stroke(width, colour);
        canvas.DrawLine(x1, y1, x2, y2, _paint);
        _paint.Style = SKPaintStyle.Fill;
    }

    public void Outline(SKPath path, float width, SKColor colour)
    {
        Stroke(width, colour);
        canvas.DrawPath(path, _paint);
        _paint.Style = SKPaintStyle.Fill;
    }

    public void OutlineRect(SKRect rect, float width, SKColor colour)
    {
        Stroke(width, colour);
        canvas.DrawRect(rect, _paint);
        _paint.Style = SKPaintStyle.Fill;
    }

    /// <summary>Fills a rectangle with a straight gradient from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public void Gradient(SKRect rect, SKPoint from, SKPoint to, SKColor[] colours, float[]? stops = null, SKBlendMode mode = SKBlendMode.SrcOver)
    {
        using SKShader shader = SKShader.CreateLinearGradient(from, to, colours, stops, SKShaderTileMode.Clamp);
        Shaded(shader, mode, () => canvas.DrawRect(rect, _paint));
    }

    /// <summary>Fills a path with a straight gradient between two points.</summary>
    public void FillGradient(SKPath path, SKPoint from, SKPoint to, SKColor[] colours)
    {
        using SKShader shader = SKShader.CreateLinearGradient(from, to, colours, null, SKShaderTileMode.Clamp);
        Shaded(shader, SKBlendMode.SrcOver, () => canvas.DrawPath(path, _paint));
    }

    public void Down(SKRect rect, SKColor[] colours, float[]? stops = null, SKBlendMode mode = SKBlendMode.SrcOver) =>
        Gradient(rect, new SKPoint(0, rect.Top), new SKPoint(0, rect.Bottom), colours, stops, mode);

    public void Across(SKRect rect, SKColor[] colours, float[]? stops = null, SKBlendMode mode = SKBlendMode.SrcOver) =>
        Gradient(rect, new SKPoint(rect.Left, 0), new SKPoint(rect.Right, 0), colours, stops, mode);

    /// <summary>An ellipse whose colour runs from the middle to the rim.</summary>
    public void Glow(SKRect rect, SKColor middle, SKColor rim, SKBlendMode mode = SKBlendMode.SrcOver)
    {
        if (rect.Width <= 0 || rect.Height <= 0)
        {
            return;
        }

        SKMatrix squash = SKMatrix.CreateScaleTranslation(rect.Width / 2, rect.Height / 2, rect.MidX, rect.MidY);
        using SKShader shader = SKShader.CreateRadialGradient(
            new SKPoint(0, 0), 1, [middle, rim], null, SKShaderTileMode.Clamp, squash);
        Shaded(shader, mode, () => canvas.DrawOval(rect, _paint));
    }

    public void Picture(SKImage image, SKRect source, SKRect target)
    {
        _paint.Color = SKColors.White;
        canvas.DrawImage(image, source, target, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.None), _paint);
    }

    public void Dispose() => _paint.Dispose();

    private void Solid(SKColor colour)
    {
        _paint.Style = SKPaintStyle.Fill;
        _paint.Color = colour;
    }

    private void Stroke(float width, SKColor colour)
    {
        _paint.Style = SKPaintStyle.Stroke;
        _paint.StrokeWidth = width;
        _paint.Color = colour;
    }

    private void Shaded(SKShader shader, SKBlendMode mode, Action draw)
    {
        _paint.Color = SKColors.White;
        _paint.Shader = shader;
        _paint.BlendMode = mode;
        draw();
        _paint.Shader = null;
        _paint.BlendMode = SKBlendMode.SrcOver;
    }
}
