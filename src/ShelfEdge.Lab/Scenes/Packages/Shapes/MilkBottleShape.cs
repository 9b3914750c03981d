using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages.Shapes;

/// <summary>An opaque pale bottle or jug of milk, kefir or detergent: little contrast but for the cap and a small label.</summary>
internal sealed class MilkBottleShape : PackageShape
{
    public override PackageSolid Solid => PackageSolid.Round;

    public override PackageSize Measure(Random random)
    {
        float width = random.Between(6.5f, 11);
        return new PackageSize(width, width * random.Between(1.9f, 3), width * 0.9f);
    }

    public override SKPoint[] Outline(Random random, PackageSize size)
    {
        float neck = random.Between(0.18f, 0.27f);
        float shoulder = random.Between(0.2f, 0.36f);
        return random.Chance(0.7)
            ? Outlines.Mirrored((0, neck), (0.07f, neck), (0.075f, neck + 0.02f), (0.1f, neck), (shoulder * 0.75f, 0.4f), (shoulder, 0.49f), (shoulder + 0.06f, 0.5f), (0.96f, 0.5f), (1, 0.45f))
            : [new(0.36f, 0), new(0.64f, 0), new(0.64f, 0.08f), new(0.9f, 0.2f), new(1, 0.32f), new(1, 0.97f), new(0.95f, 1), new(0.05f, 1), new(0, 0.97f), new(0, 0.28f), new(0.36f, 0.08f)];
    }

    public override void Paint(FacePrinter printer, PackageSize size)
    {
        var area = new SKRect(0, 0, size.Width, size.Height);
        Random random = printer.Random;
        SKColor body = random.Chance(0.75) ? random.Grey(225, 255) : random.Hsv(0, 360, 5, 30, 85, 100);
        printer.Brush.Fill(area, body);
        float top = random.Between(0.32f, 0.5f);
        SKRect label = FacePrinter.Part(area, random.Between(0, 0.15f), top, random.Between(0.85f, 1), random.Between(0.72f, 0.95f));
        switch (random.Next(3))
        {
            case 0:
                printer.Label(label);
                break;
            case 1:
                printer.Logo(FacePrinter.Part(area, 0.1f, top, 0.9f, top + 0.14f), Script.Letters);
                printer.Text(FacePrinter.Part(area, 0.2f, top + 0.18f, 0.8f, 0.85f), Script.Letters, 3);
                break;
            default:
                printer.Brush.Fill(FacePrinter.Part(area, 0, top, 1, top + random.Between(0.1f, 0.25f)), printer.Colours.Main);
                printer.Text(FacePrinter.Part(area, 0.15f, top + 0.02f, 0.85f, top + 0.12f), Script.Letters, 1);
                break;
        }

        printer.Brush.Fill(FacePrinter.Part(area, 0, 0, 1, 0.075f), random.Chance(0.7) ? printer.Colours.Accent : body.Lit(0.9f));
        ShadeRound(printer, area, random.Between(0.05f, 0.3f));
    }
}
