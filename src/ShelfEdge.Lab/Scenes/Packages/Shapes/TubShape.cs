using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages.Shapes;

/// <summary>A yoghurt, spread or ice-cream tub: a cup that widens to its lid, or the other way round.</summary>
internal sealed class TubShape : PackageShape
{
    public override PackageSolid Solid => PackageSolid.Round;

    public override bool Stacks => true;

    public override PackageSize Measure(Random random)
    {
        float width = random.Between(6, 14);
        return new PackageSize(width, width * random.Between(0.5f, 1.15f), width);
    }

    public override SKPoint[] Outline(Random random, PackageSize size)
    {
        float foot = random.Between(0.36f, 0.46f);
        return Outlines.Mirrored((0, 0.49f), (0.04f, 0.5f), (0.09f, 0.5f), (0.1f, 0.475f), (0.97f, foot), (1, foot - 0.03f));
    }

    public override void Paint(FacePrinter printer, PackageSize size)
    {
        var area = new SKRect(0, 0, size.Width, size.Height);
        printer.Label(FacePrinter.Part(area, 0, 0.09f, 1, 1));
        SKColor lid = printer.Random.Chance(0.5) ? printer.Random.Grey(190, 250) : printer.Colours.Accent;
        printer.Brush.Fill(FacePrinter.Part(area, 0, 0, 1, 0.09f), lid);
        printer.Brush.Fill(FacePrinter.Part(area, 0, 0.09f, 1, 0.12f), new SKColor(0, 0, 0, 80));
        ShadeRound(printer, area, printer.Random.Between(0.1f, 0.4f));
    }
}
