using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages.Shapes;

/// <summary>A tray of foam or clear plastic under film, or an egg box: low and wide.</summary>
internal sealed class TrayShape : PackageShape
{
    public override PackageSolid Solid => PackageSolid.Box;

    public override bool Stacks => true;

    public override PackageSize Measure(Random random) => new(random.Between(11, 26), random.Between(3.5f, 9), random.Between(10, 18));

    public override SKPoint[] Outline(Random random, PackageSize size)
    {
        float foot = random.Between(0.42f, 0.49f);
        return Outlines.Mirrored((0, 0.49f), (0.15f, 0.5f), (0.3f, 0.485f), (0.95f, foot), (1, foot - 0.01f));
    }

    public override void Paint(FacePrinter printer, PackageSize size)
    {
        var area = new SKRect(0, 0, size.Width, size.Height);
        Random random = printer.Random;
        SKColor tray = random.Next(4) switch
        {
            0 => random.Grey(10, 40),
            1 => random.Hsv(25, 45, 15, 40, 55, 80),
            2 => random.Hsv(200, 230, 40, 90, 40, 90),
            _ => random.Grey(170, 250),
        };
        printer.Brush.Fill(area, tray);
        printer.Brush.Down(area, [new SKColor(255, 255, 255, 70), new SKColor(0, 0, 0, 0), new SKColor(0, 0, 0, 90)]);
        int ribs = random.Whole(0, 8);
        for (int i = 1; i < ribs; i++)
        {
            float x = size.Width * i / ribs;
            printer.Brush.Fill(new SKRect(x - 0.1f, size.Height * 0.25f, x + 0.2f, size.Height), new SKColor(0, 0, 0, 50));
        }

        if (random.Chance(0.7))
        {
            printer.Label(FacePrinter.Part(area, random.Between(0, 0.3f), random.Between(0, 0.2f), random.Between(0.6f, 1), random.Between(0.7f, 1)));
        }

        printer.Brush.Fill(FacePrinter.Part(area, 0, 0.14f, 1, 0.18f), new SKColor(255, 255, 255, 70));
    }
}
