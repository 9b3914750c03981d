using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Drawing;

/// <summary>
/// Two pictures drawn in step: colours, and for each pixel the number of the mark that is seen there. What hides a product
/// in one hides it in the other, so visible extents are read off and never computed. Owns both surfaces; not thread safe.
/// </summary>
internal sealed class SceneCanvas : IDisposable
{
    private readonly SKSurface _colours;
    private readonly SKSurface _marks;
    private readonly SKPaint _markPaint = new() { IsAntialias = false, BlendMode = SKBlendMode.Src };
    private readonly List<SceneMark> _list = [];
    private int _row;
    private int _rows;

    public SceneCanvas(int width, int height)
    {
        Width = width;
        Height = height;
        var layout = new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Premul);
        _colours = SKSurface.Create(layout);
        _marks = SKSurface.Create(layout);
        Brush = new Brush(_colours.Canvas);
        Reset();
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Draws colours only: light, shadow and prints that hide nothing.</summary>
    public Brush Brush { get; }

    /// <summary>Index 0 stands for "no mark".</summary>
    public IReadOnlyList<SceneMark> Marks => _list;

    /// <summary>Empties the canvas for another scene.</summary>
    public void Reset()
    {
        _colours.Canvas.Clear(SKColors.Black);
        _marks.Canvas.Clear(new SKColor(0, 0, 0, 255));
        _list.Clear();
        _row = _rows = 0;
        _list.Add(new SceneMark(SceneCategory.None));
    }

    /// <summary>Products and gaps that are marked from here on stand in a row of their own, until <see cref="EndRow"/>.</summary>
    public void BeginRow() => _row = ++_rows;

    public void EndRow() => _row = 0;

    public int AddMark(SceneCategory category, Sku? sku = null)
    {
        _list.Add(new SceneMark(category, sku, category is SceneCategory.Product or SceneCategory.Gap ? _row : 0));
        return _list.Count - 1;
    }

    /// <summary>Fills a polygon of the plane that <paramref name="plane"/> maps to pixels, and hides what is behind it.</summary>
    public void Polygon(SKMatrix plane, ReadOnlySpan<SKPoint> points, SKColor colour, int mark = 0)
    {
        using SKPath path = Outlines.Path(points);
        SKCanvas canvas = _colours.Canvas;
        canvas.Save();
        canvas.Concat(plane);
        Brush.Fill(path, colour);
        canvas.Restore();
        Claim(plane, path, points, mark);
    }

    public void Rect(SKMatrix plane, SKRect rect, SKColor colour, int mark = 0) =>
        Polygon(plane, [new(rect.Left, rect.Top), new(rect.Right, rect.Top), new(rect.Right, rect.Bottom), new(rect.Left, rect.Bottom)], colour, mark);

    /// <summary>Draws a picture over the unit square of <paramref name="plane"/>; its outline hides what is behind it.</summary>
    public void Sprite(SKMatrix plane, SKImage image, SKPath outline, ReadOnlySpan<SKPoint> points, SKPaint paint, int mark)
    {
        SKCanvas canvas = _colours.Canvas;
        canvas.Save();
        canvas.Concat(plane);
        canvas.DrawImage(image, new SKRect(0, 0, 1, 1), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Nearest), paint);
        canvas.Restore();
        Claim(plane, outline, points, mark);
    }

    /// <summary>Draws colours on a plane with <paramref name="draw"/>; hides nothing and is hidden by nothing drawn before.</summary>
    public void Paint(SKMatrix plane, Action<Brush> draw)
    {
        _colours.Canvas.Save();
        _colours.Canvas.Concat(plane);
        draw(Brush);
        _colours.Canvas.Restore();
    }

    /// <summary>Claims a polygon for a mark without drawing colours.</summary>
    public void Claim(SKMatrix plane, ReadOnlySpan<SKPoint> points, int mark)
    {
        using SKPath path = Outlines.Path(points);
        Claim(plane, path, points, mark);
    }

    /// <summary>Restricts drawing to a polygon in pixels until <see cref="Unclip"/>.</summary>
    public void Clip(ReadOnlySpan<SKPoint> pixels)
    {
        using SKPath path = Outlines.Path(pixels);
        _colours.Canvas.Save();
        _colours.Canvas.ClipPath(path, SKClipOperation.Intersect, false);
        _marks.Canvas.Save();
        _marks.Canvas.ClipPath(path, SKClipOperation.Intersect, false);
    }

    public void Unclip()
    {
        _colours.Canvas.Restore();
        _marks.Canvas.Restore();
    }

    /// <summary>The colours drawn so far; the caller owns the picture.</summary>
    public SKImage Snapshot() => _colours.Snapshot();

    /// <summary>Copies the colours out, four bytes a pixel, blue first.</summary>
    public void CopyColours(Span<uint> target)
    {
        using SKPixmap pixels = _colours.PeekPixels();
        pixels.GetPixelSpan<uint>()[..target.Length].CopyTo(target);
    }

    /// <summary>Copies out the number of the mark seen at each pixel.</summary>
    public void CopyMarks(Span<int> target)
    {
        using SKPixmap pixels = _marks.PeekPixels();
        ReadOnlySpan<uint> source = pixels.GetPixelSpan<uint>();
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = (int)(source[i] & 0xFFFFFF);
        }
    }

    /// <summary>Softens everything drawn so far; marks stay sharp.</summary>
    public void Blur(float sigma) => Blur(sigma, sigma);

    /// <summary>Softens along the two axes by different amounts, as a moving camera does.</summary>
    public void Blur(float sigma, float sigmaDown)
    {
        using SKImage before = _colours.Snapshot();
        using SKImageFilter filter = SKImageFilter.CreateBlur(sigma, sigmaDown, SKShaderTileMode.Clamp);
        using var paint = new SKPaint { ImageFilter = filter };
        _colours.Canvas.DrawImage(before, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest), paint);
    }

    public void Dispose()
    {
        Brush.Dispose();
        _markPaint.Dispose();
        _colours.Dispose();
        _marks.Dispose();
    }

    private void Claim(SKMatrix plane, SKPath path, ReadOnlySpan<SKPoint> points, int mark)
    {
        if (mark == 0 && _list.Count == 1)
        {
            return;
        }

        SKCanvas canvas = _marks.Canvas;
        canvas.Save();
        canvas.Concat(plane);
        _markPaint.Color = new SKColor((byte)(mark >> 16), (byte)(mark >> 8), (byte)mark);
        canvas.DrawPath(path, _markPaint);
        canvas.Restore();
        if (mark != 0)
        {
            Span<SKPoint> mapped = points.Length <= 64 ? stackalloc SKPoint[points.Length] : new SKPoint[points.Length];
            for (int i = 0; i < points.Length; i++)
            {
                mapped[i] = plane.MapPoint(points[i]);
            }

            _list[mark].ExpectedArea += Outlines.Area(mapped);
        }
    }
}
