using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages.Shapes;

/// <summary>A glass or plastic jar with a lid.</summary>
internal sealed class JarShape : PackageShape
{
    public override PackageSolid Solid => PackageSolid.Round;

    public override bool Stacks => true;

    public override PackageSize Measure(Random random)
    {
        float width = random.Between(5.5f, 10);
        return new PackageSize(width, width * random.Between(0.9f, 1.9f), width);
    }

    public override SKPoint[] Outline(Random random, PackageSize size)
    {
        float lid = random.Between(0.36f, 0.47f);
        float lidEnd = random.Between(0.1f, 0.18f);
        return Outlines.Mirrored((0, lid), (lidEnd, lid), (lidEnd + 0.02f, lid - 0.02f), (lidEnd + 0.12f, 0.5f), (0.94f, 0.5f), (1, 0.44f));
    }

    public override void Paint(FacePrinter printer, PackageSize size)
    {
        var area = new SKRect(0, 0, size.Width, size.Height);
        Random random = printer.Random;
        SKColor content = random.Chance(0.6) ? random.Hsv(5, 60, 30, 95, 15, 85) : random.Hsv(0, 360, 20, 90, 30, 95);
        printer.Brush.Fill(area, content);
        for (int i = random.Whole(0, 10); i > 0; i--)
        {
            float r = size.Width * random.Between(0.05f, 0.15f);
            float x = random.Between(0, size.Width), y = random.Between(0.2f * size.Height, size.Height);
            printer.Brush.Oval(new SKRect(x - r, y - r, x + r, y + r), content.Lit(random.Between(0.7f, 1.4f)));
        }

        float top = random.Between(0.28f, 0.4f);
        printer.Label(FacePrinter.Part(area, 0, top, 1, random.Between(0.8f, 0.95f)));
        SKColor lid = random.Chance(0.5) ? printer.Colours.Main : random.Chance(0.5) ? random.Hsv(35, 50, 40, 80, 60, 90) : random.Grey(20, 250);
        printer.Brush.Fill(FacePrinter.Part(area, 0, 0, 1, 0.15f), lid);
        printer.Brush.Fill(FacePrinter.Part(area, 0, 0.13f, 1, 0.16f), lid.Lit(0.6f));
        ShadeRound(printer, area, random.Between(0.2f, 0.7f));
    }
}
