using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages;

/// <summary>
/// A kind of package: its size, outline and print. Stateless. To add a kind, derive from this and list it in
/// <see cref="PackageCatalogue"/>.
/// </summary>
internal abstract class PackageShape
{
    public abstract PackageSolid Solid { get; }

    /// <summary>Whether units are put on top of each other on shelves.</summary>
    public virtual bool Stacks => false;

    /// <summary>Whether the front shows the brand's colours, so that look-alikes can differ in them.</summary>
    public virtual bool HasVarieties => true;

    public abstract PackageSize Measure(Random random);

    /// <summary>In unit coordinates; must touch all four sides of the unit square.</summary>
    public abstract SKPoint[] Outline(Random random, PackageSize size);

    /// <summary>Paints the front over (0, 0)-(width, height) centimetres; what lies outside the outline is cut off later.</summary>
    public abstract void Paint(FacePrinter printer, PackageSize size);

    /// <summary>Paints a soft shade of a standing cylinder over the whole front.</summary>
    protected static void ShadeRound(FacePrinter printer, SKRect area, float gloss)
    {
        float shine = printer.Random.Between(0.2f, 0.4f);
        byte dark = (byte)printer.Random.Whole(70, 150);
        printer.Brush.Across(
            area,
            [new SKColor(0, 0, 0, dark), new SKColor(0, 0, 0, 10), new SKColor(0, 0, 0, 0), new SKColor(0, 0, 0, 25), new SKColor(0, 0, 0, (byte)(dark + 30))],
            [0, 0.25f, 0.45f, 0.7f, 1]);
        if (gloss > 0)
        {
            float width = area.Width * printer.Random.Between(0.06f, 0.16f);
            float x = area.Left + (area.Width * shine);
            printer.Brush.Across(
                new SKRect(x, area.Top + (area.Height * 0.02f), x + width, area.Bottom - (area.Height * 0.05f)),
                [new SKColor(255, 255, 255, 0), new SKColor(255, 255, 255, (byte)(gloss * 255)), new SKColor(255, 255, 255, 0)]);
        }
    }
}
