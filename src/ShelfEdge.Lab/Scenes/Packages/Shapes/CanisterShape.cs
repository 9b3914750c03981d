using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages.Shapes;

/// <summary>A rounded stick or canister: deodorant, roll, wipes, spray.</summary>
internal sealed class CanisterShape : PackageShape
{
    public override PackageSolid Solid => PackageSolid.Round;

    public override PackageSize Measure(Random random)
    {
        float width = random.Between(4.2f, 9);
        return new PackageSize(width, width * random.Between(1.6f, 3.4f), width * 0.7f);
    }

    public override SKPoint[] Outline(Random random, PackageSize size)
    {
        float cap = random.Between(0.3f, 0.5f);
        return random.Chance(0.5)
            ? Outlines.Mirrored((0, cap * 0.75f), (0.03f, cap * 0.95f), (0.18f, cap), (0.2f, 0.48f), (0.24f, 0.5f), (0.97f, 0.5f), (1, 0.47f))
            : Outlines.Rounded(random.Between(0.1f, 0.3f), size.Width / size.Height);
    }

    public override void Paint(FacePrinter printer, PackageSize size)
    {
        var area = new SKRect(0, 0, size.Width, size.Height);
        Random random = printer.Random;
        printer.Label(FacePrinter.Part(area, 0, 0.15f, 1, 1));
        SKColor cap = random.Chance(0.5) ? random.Grey(180, 255) : random.Chance(0.5) ? printer.Colours.Main : printer.Colours.Accent;
        float end = random.Between(0.15f, 0.3f);
        printer.Brush.Fill(FacePrinter.Part(area, 0, 0, 1, end), cap);
        printer.Brush.Fill(FacePrinter.Part(area, 0, end, 1, end + 0.015f), new SKColor(0, 0, 0, 90));
        ShadeRound(printer, area, random.Between(0.2f, 0.6f));
    }
}
