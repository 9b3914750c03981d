using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages;

/// <summary>
/// One SKU's package: its front as a picture over the unit square, the outline within that square, and the plain colours of
/// its other faces. Owns the picture and the outline path.
/// </summary>
internal sealed class Package(Sku sku, PackageSize size, SKImage front, SKPoint[] outline) : IDisposable
{
    public Sku Sku { get; } = sku;

    public PackageShape Shape => Sku.Shape;

    public PackageSize Size { get; } = size;

    public SKImage Front { get; } = front;

    public SKPoint[] Outline { get; } = outline;

    public SKPath OutlinePath { get; } = Outlines.Path(outline);

    public BrandColours Colours => Sku.Colours;

    public void Dispose()
    {
        Front.Dispose();
        OutlinePath.Dispose();
    }
}
