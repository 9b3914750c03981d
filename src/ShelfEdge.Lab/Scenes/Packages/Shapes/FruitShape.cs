using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages.Shapes;

/// <summary>A loose round fruit or vegetable.</summary>
internal sealed class FruitShape : PackageShape
{
    public override PackageSolid Solid => PackageSolid.Flat;

    public override bool Stacks => true;

    public override bool HasVarieties => false;

    public override PackageSize Measure(Random random)
    {
        float width = random.Between(6, 16);
        return new PackageSize(width, width * random.Between(0.8f, 1.2f), width);
    }

    public override SKPoint[] Outline(Random random, PackageSize size) => Outlines.Ellipse();

    public override void Paint(FacePrinter printer, PackageSize size)
    {
        var area = new SKRect(0, 0, size.Width, size.Height);
        Random random = printer.Random;
        SKColor skin = random.Next(5) switch
        {
            0 => random.Hsv(20, 40, 80, 100, 80, 100),
            1 => random.Hsv(350, 370, 60, 95, 40, 90),
            2 => random.Hsv(70, 140, 40, 90, 15, 75),
            3 => random.Hsv(45, 60, 60, 95, 75, 100),
            _ => random.Hsv(0, 60, 20, 60, 40, 90),
        };
        printer.Brush.Fill(area, skin.Lit(0.6f));
        printer.Brush.Glow(FacePrinter.Part(area, -0.1f, -0.15f, 1, 0.95f), skin.Lit(1.25f), skin.Lit(0.65f));
        for (int i = random.Whole(0, 12); i > 0; i--)
        {
            float x = random.NextSingle() * size.Width, y = random.NextSingle() * size.Height, r = size.Width * random.Between(0.01f, 0.05f);
            printer.Brush.Oval(new SKRect(x - r, y - r, x + r, y + r), skin.Lit(random.Between(0.6f, 1.2f)));
        }

        printer.Brush.Glow(FacePrinter.Part(area, 0.25f, 0.12f, 0.5f, 0.32f), new SKColor(255, 255, 255, 150), new SKColor(255, 255, 255, 0));
        if (random.Chance(0.25))
        {
            printer.Badge(new SKPoint(size.Width * random.Between(0.35f, 0.65f), size.Height * random.Between(0.35f, 0.65f)), size.Width * 0.1f);
        }
    }
}
