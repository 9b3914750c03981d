using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages.Shapes;

/// <summary>A household or care bottle: broad opaque body, flip cap, pump or trigger on top.</summary>
internal sealed class CareBottleShape : PackageShape
{
    public override PackageSolid Solid => PackageSolid.Round;

    public override PackageSize Measure(Random random)
    {
        float width = random.Between(5, 11);
        return new PackageSize(width, width * random.Between(1.7f, 3.2f), width * 0.6f);
    }

    public override SKPoint[] Outline(Random random, PackageSize size) => random.Next(5) switch
    {
        0 => Outlines.Mirrored((0, 0.18f), (0.09f, 0.2f), (0.1f, 0.12f), (0.15f, 0.14f), (0.2f, 0.4f), (0.26f, 0.49f), (0.4f, 0.5f), (0.96f, 0.5f), (1, 0.44f)),
        1 => Outlines.Mirrored((0, 0.3f), (0.14f, 0.32f), (0.15f, 0.38f), (0.2f, 0.46f), (0.35f, 0.5f), (0.7f, 0.46f), (0.96f, 0.5f), (1, 0.46f)),
        2 => [new(0.1f, 0.02f), new(0.5f, 0), new(0.6f, 0.02f), new(0.6f, 0.12f), new(0.66f, 0.2f), new(0.9f, 0.3f), new(1, 0.42f), new(1, 0.97f), new(0.95f, 1), new(0.05f, 1), new(0, 0.97f), new(0, 0.42f), new(0.1f, 0.3f), new(0.38f, 0.2f), new(0.44f, 0.13f), new(0.1f, 0.09f)],
        3 => [new(0.3f, 0), new(0.52f, 0), new(0.54f, 0.11f), new(0.75f, 0.14f), new(0.95f, 0.25f), new(1, 0.45f), new(1, 0.97f), new(0.96f, 1), new(0.04f, 1), new(0, 0.97f), new(0, 0.35f), new(0.12f, 0.2f), new(0.28f, 0.12f)],
        _ => Outlines.Mirrored((0, 0.36f), (0.2f, 0.4f), (0.22f, 0.48f), (0.5f, 0.5f), (0.95f, 0.48f), (1, 0.42f)),
    };

    public override void Paint(FacePrinter printer, PackageSize size)
    {
        var area = new SKRect(0, 0, size.Width, size.Height);
        Random random = printer.Random;
        printer.Brush.Fill(area, random.Chance(0.5) ? printer.Colours.Ground : printer.Colours.Main);
        float top = random.Between(0.28f, 0.42f);
        SKRect label = FacePrinter.Part(area, random.Between(0, 0.12f), top, random.Between(0.88f, 1), random.Between(0.8f, 0.97f));
        if (random.Chance(0.6))
        {
            printer.Label(label);
        }
        else
        {
            printer.Logo(FacePrinter.Part(area, 0.1f, top, 0.9f, top + 0.18f), Script.Letters);
            printer.Text(FacePrinter.Part(area, 0.2f, top + 0.22f, 0.8f, 0.9f), Script.Letters, 4);
        }

        SKColor cap = random.Chance(0.5) ? random.Grey(190, 255) : printer.Colours.Accent;
        printer.Brush.Fill(FacePrinter.Part(area, 0, 0, 1, random.Between(0.12f, 0.2f)), cap);
        ShadeRound(printer, area, random.Between(0.1f, 0.5f));
    }
}
