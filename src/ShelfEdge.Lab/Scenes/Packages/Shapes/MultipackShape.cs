using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages.Shapes;

/// <summary>Bottles or cans in shrink film or a printed tray, sold as one unit.</summary>
internal sealed class MultipackShape : PackageShape
{
    public override PackageSolid Solid => PackageSolid.Box;

    public override bool Stacks => true;

    public override PackageSize Measure(Random random) => new(random.Between(16, 34), random.Between(10, 26), random.Between(12, 20));

    public override SKPoint[] Outline(Random random, PackageSize size) => Outlines.Rounded(0.04f, size.Width / size.Height);

    public override void Paint(FacePrinter printer, PackageSize size)
    {
        var area = new SKRect(0, 0, size.Width, size.Height);
        Random random = printer.Random;
        int count = random.Whole(2, 4);
        SKColor body = random.Chance(0.4) ? new SKColor(185, 205, 225) : printer.Colours.Main;
        printer.Brush.Fill(area, body.Lit(0.45f));
        for (int i = 0; i < count; i++)
        {
            SKRect one = FacePrinter.Part(area, (i + 0.02f) / count, 0.03f, (i + 0.98f) / count, 0.98f);
            printer.Brush.Round(one, one.Width * 0.3f, body);
            printer.Brush.Across(one, [new SKColor(0, 0, 0, 110), new SKColor(255, 255, 255, 60), new SKColor(0, 0, 0, 110)]);
        }

        printer.Label(FacePrinter.Part(area, 0, random.Between(0.2f, 0.4f), 1, random.Between(0.7f, 0.95f)));
        for (int i = 0; i < 4; i++)
        {
            SKRect shine = FacePrinter.Part(area, random.Between(-0.1f, 0.7f), random.NextSingle(), random.Between(0.3f, 1), random.NextSingle());
            printer.Brush.Glow(new SKRect(shine.Left, Math.Min(shine.Top, shine.Bottom), shine.Right, Math.Max(shine.Top, shine.Bottom) + 1), new SKColor(255, 255, 255, 120), new SKColor(255, 255, 255, 0));
        }
    }
}
