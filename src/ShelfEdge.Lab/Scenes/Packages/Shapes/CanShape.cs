using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages.Shapes;

/// <summary>A metal can with a printed body and bright rims.</summary>
internal sealed class CanShape : PackageShape
{
    public override PackageSolid Solid => PackageSolid.Round;

    public override bool Stacks => true;

    public override PackageSize Measure(Random random)
    {
        float width = random.Between(5.3f, 9.5f);
        return new PackageSize(width, width * random.Between(0.7f, 2.4f), width);
    }

    public override SKPoint[] Outline(Random random, PackageSize size) =>
        Outlines.Mirrored((0, 0.44f), (0.015f, 0.46f), (0.05f, 0.5f), (0.95f, 0.5f), (0.985f, 0.46f), (1, 0.44f));

    public override void Paint(FacePrinter printer, PackageSize size)
    {
        var area = new SKRect(0, 0, size.Width, size.Height);
        printer.Label(area);
        SKColor metal = printer.Random.Grey(150, 220);
        float rim = size.Height * printer.Random.Between(0.02f, 0.06f);
        printer.Brush.Fill(new SKRect(0, 0, size.Width, rim), metal);
        printer.Brush.Fill(new SKRect(0, size.Height - rim, size.Width, size.Height), metal.Lit(0.8f));
        ShadeRound(printer, area, printer.Random.Between(0.2f, 0.6f));
    }
}
