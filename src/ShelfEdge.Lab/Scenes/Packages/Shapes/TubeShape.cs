using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages.Shapes;

/// <summary>A tube of cream or paste that stands on its cap or hangs by its fold.</summary>
internal sealed class TubeShape : PackageShape
{
    public override PackageSolid Solid => PackageSolid.Flat;

    public override PackageSize Measure(Random random)
    {
        float width = random.Between(4, 7);
        return new PackageSize(width, width * random.Between(2.2f, 3.6f), 4);
    }

    public override SKPoint[] Outline(Random random, PackageSize size)
    {
        float cap = random.Between(0.25f, 0.4f);
        return Outlines.Mirrored((0, 0.5f), (0.04f, 0.5f), (0.8f, 0.44f), (0.84f, cap + 0.02f), (0.85f, cap), (1, cap - 0.02f));
    }

    public override void Paint(FacePrinter printer, PackageSize size)
    {
        var area = new SKRect(0, 0, size.Width, size.Height);
        printer.Label(FacePrinter.Part(area, 0.02f, 0.05f, 0.98f, 0.84f));
        printer.Brush.Fill(FacePrinter.Part(area, 0, 0, 1, 0.05f), printer.Colours.Ground.Lit(0.85f));
        printer.Brush.Fill(FacePrinter.Part(area, 0, 0.84f, 1, 1), printer.Random.Chance(0.5) ? printer.Random.Grey(200, 255) : printer.Colours.Accent);
        ShadeRound(printer, area, printer.Random.Between(0.2f, 0.6f));
    }
}
