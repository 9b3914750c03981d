using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages.Shapes;

/// <summary>A drink bottle of plastic or glass: clear or coloured, with a neck, a cap and a label round the body.</summary>
internal sealed class BottleShape : PackageShape
{
    public override PackageSolid Solid => PackageSolid.Round;

    public override PackageSize Measure(Random random)
    {
        float width = random.Between(5.8f, 10);
        return new PackageSize(width, width * random.Between(2.6f, 4), width);
    }

    public override SKPoint[] Outline(Random random, PackageSize size)
    {
        float neck = random.Between(0.15f, 0.22f);
        float shoulder = random.Between(0.2f, 0.4f);
        float waist = random.Chance(0.3) ? random.Between(0.42f, 0.47f) : 0.5f;
        float neckEnd = random.Between(0.08f, 0.18f);
        return Outlines.Mirrored(
            (0, neck), (0.06f, neck + 0.01f), (0.065f, neck + 0.03f), (0.08f, neck), (neckEnd, neck),
            (neckEnd + ((shoulder - neckEnd) * 0.4f), (neck + 0.5f) / 2), (shoulder, 0.48f), (shoulder + 0.04f, 0.5f),
            (0.6f, waist), (0.75f, 0.5f), (0.97f, 0.5f), (1, 0.45f));
    }

    public override void Paint(FacePrinter printer, PackageSize size)
    {
        var area = new SKRect(0, 0, size.Width, size.Height);
        Random random = printer.Random;
        SKColor liquid = random.Next(6) switch
        {
            0 => new SKColor(190, 215, 235, 150),
            1 => random.Hsv(20, 50, 70, 100, 60, 100),
            2 => random.Hsv(0, 20, 40, 100, 8, 35),
            3 => random.Hsv(90, 150, 50, 90, 15, 55),
            4 => printer.Colours.Ground,
            _ => random.Hsv(0, 360, 40, 90, 40, 100),
        };
        printer.Brush.Fill(area, liquid);
        if (random.Chance(0.4))
        {
            printer.Brush.Fill(FacePrinter.Part(area, 0, 0, 1, random.Between(0.1f, 0.25f)), liquid.Mixed(new SKColor(235, 240, 245), 0.55f));
        }

        float top = random.Between(0.3f, 0.48f);
        SKRect label = FacePrinter.Part(area, 0, top, 1, Math.Min(0.96f, top + random.Between(0.2f, 0.5f)));
        printer.Label(label);
        if (random.Chance(0.25))
        {
            printer.Brush.Fill(FacePrinter.Part(area, 0.3f, 0.1f, 0.7f, 0.2f), printer.Colours.Main);
        }

        SKColor cap = random.Chance(0.4) ? random.Grey(200, 255) : random.Chance(0.6) ? printer.Colours.Main : printer.Colours.Accent;
        printer.Brush.Fill(FacePrinter.Part(area, 0, 0, 1, 0.062f), cap);
        ShadeRound(printer, area, random.Between(0.25f, 0.75f));
    }
}
