using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages.Shapes;

/// <summary>A soft bag or pouch of film: crumpled outline, crimped seams, bright wrinkles; sizes set the kind.</summary>
internal sealed class BagShape((float Low, float High) width, (float Low, float High) ratio, bool stacks = false) : PackageShape
{
    public override PackageSolid Solid => PackageSolid.Flat;

    public override bool Stacks => stacks;

    public override PackageSize Measure(Random random)
    {
        float w = random.Between(width.Low, width.High);
        return new PackageSize(w, w * random.Between(ratio.Low, ratio.High), stacks ? w * 0.7f : random.Between(3, 8));
    }

    public override SKPoint[] Outline(Random random, PackageSize size) => Outlines.Wobbly(random, random.Between(0.02f, 0.09f));

    public override void Paint(FacePrinter printer, PackageSize size)
    {
        var area = new SKRect(0, 0, size.Width, size.Height);
        Random random = printer.Random;
        printer.Label(area);
        if (random.Chance(0.25))
        {
            SKRect window = FacePrinter.Part(area, random.Between(0.1f, 0.3f), random.Between(0.45f, 0.6f), random.Between(0.7f, 0.9f), random.Between(0.75f, 0.95f));
            printer.Picture(window);
        }

        for (int i = random.Whole(4, 12); i > 0; i--)
        {
            float x = random.Between(-0.1f, 0.9f) * size.Width, y = random.Between(-0.1f, 0.95f) * size.Height;
            float w = size.Width * random.Between(0.08f, 0.5f), h = size.Height * random.Between(0.03f, 0.25f);
            bool light = random.Chance(0.6);
            SKColor tone = light ? new SKColor(255, 255, 255, (byte)random.Whole(30, 150)) : new SKColor(0, 0, 0, (byte)random.Whole(20, 90));
            printer.Brush.Canvas.Save();
            printer.Brush.Canvas.RotateDegrees(random.Between(-40, 40), x + (w / 2), y + (h / 2));
            printer.Brush.Glow(new SKRect(x, y, x + w, y + h), tone, tone.WithAlpha(0));
            printer.Brush.Canvas.Restore();
        }

        printer.Brush.Across(area, [new SKColor(0, 0, 0, 90), new SKColor(0, 0, 0, 0), new SKColor(255, 255, 255, 30), new SKColor(0, 0, 0, 0), new SKColor(0, 0, 0, 100)], [0, 0.15f, 0.4f, 0.8f, 1]);
        float crimp = size.Height * random.Between(0.03f, 0.07f);
        printer.Brush.Fill(new SKRect(0, 0, size.Width, crimp), new SKColor(255, 255, 255, 60));
        printer.Brush.Fill(new SKRect(0, crimp, size.Width, crimp + (size.Height * 0.01f)), new SKColor(0, 0, 0, 70));
        printer.Brush.Fill(new SKRect(0, size.Height - crimp, size.Width, size.Height), new SKColor(0, 0, 0, 50));
    }
}
