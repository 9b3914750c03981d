using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages;

/// <summary>Paints packages for one scene and owns them until it is disposed. Not thread safe.</summary>
internal sealed class PackageFactory(TextureLibrary textures) : IDisposable
{
    private const int LongestSidePixels = 700;
    private const int ValueSeed = 0x7A1E;

    private readonly List<Package> _packages = [];

    /// <summary>
    /// <c>scale</c>: Pixels a centimetre at which the package will be seen. What is printed does not depend on it, but for
    /// lines too small to read.
    /// </summary>
    public Package Make(Sku sku, float scale)
    {
        PackageShape shape = sku.Shape;
        var random = new Random(sku.Brand.LayoutSeed);
        PackageSize size = shape.Measure(random);
        SKPoint[] outline = shape.Outline(random, size);
        float fit = Math.Min(scale * 1.1f, LongestSidePixels / Math.Max(size.Width, size.Height));
        int width = Math.Max(4, (int)MathF.Ceiling(size.Width * fit));
        int height = Math.Max(4, (int)MathF.Ceiling(size.Height * fit));
        using SKSurface surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Premul));
        SKCanvas canvas = surface.Canvas;
        canvas.Clear();
        canvas.Save();
        canvas.Scale(width / size.Width, height / size.Height);
        using (var brush = new Brush(canvas))
        {
            shape.Paint(new FacePrinter(brush, random, sku.Colours, textures, fit, sku.Variety.Picture), size);
            VarietyPrinter.Print(brush, new Random(sku.Brand.LayoutSeed ^ ValueSeed), sku.Colours, size, sku.Variety);
        }

        canvas.Restore();
        if (!ReferenceEquals(outline, Outlines.Rectangle))
        {
            canvas.Scale(width, height);
            EraseOutside(canvas, outline);
        }

        var package = new Package(sku, size, surface.Snapshot(), outline);
        _packages.Add(package);
        return package;
    }

    /// <summary>Erasing once is far cheaper than clipping every stroke.</summary>
    private static void EraseOutside(SKCanvas canvas, SKPoint[] outline)
    {
        using SKPath outside = Outlines.Path(outline);
        outside.FillType = SKPathFillType.InverseWinding;
        using var eraser = new SKPaint { IsAntialias = true, BlendMode = SKBlendMode.DstOut };
        canvas.DrawPath(outside, eraser);
    }

    /// <summary>The size that <see cref="Make"/> would give, without painting.</summary>
    public static PackageSize Measure(Brand brand, PackageShape shape) => shape.Measure(new Random(brand.LayoutSeed));

    public void Dispose()
    {
        foreach (Package package in _packages)
        {
            package.Dispose();
        }
    }
}
