using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages.Shapes;

/// <summary>A card with a hole and a clear bubble over the article; hangs on a hook.</summary>
internal sealed class BlisterShape : PackageShape
{
    public override PackageSolid Solid => PackageSolid.Flat;

    public override PackageSize Measure(Random random)
    {
        float width = random.Between(6, 14);
        return new PackageSize(width, width * random.Between(1.1f, 2.3f), random.Between(1.5f, 3));
    }

    public override SKPoint[] Outline(Random random, PackageSize size) =>
        random.Chance(0.5) ? Outlines.Rounded(random.Between(0.03f, 0.15f), size.Width / size.Height) : Outlines.Rectangle;

    public override void Paint(FacePrinter printer, PackageSize size)
    {
        var area = new SKRect(0, 0, size.Width, size.Height);
        Random random = printer.Random;
        printer.Ground(area);
        printer.Logo(FacePrinter.Part(area, 0.08f, 0.1f, 0.92f, 0.28f), Script.Letters);
        SKRect bubble = FacePrinter.Part(area, random.Between(0.1f, 0.3f), 0.36f, random.Between(0.7f, 0.9f), random.Between(0.75f, 0.95f));
        if (random.Chance(0.7))
        {
            printer.Brush.Round(bubble, bubble.Width * 0.15f, printer.Colours.Ground.Mixed(SKColors.White, 0.4f));
            for (int i = random.Whole(1, 4); i > 0; i--)
            {
                SKRect thing = FacePrinter.Part(bubble, random.Between(0.05f, 0.4f), random.Between(0.05f, 0.4f), random.Between(0.5f, 0.95f), random.Between(0.5f, 0.95f));
                SKColor tone = random.Hsv(0, 360, 0, 90, 15, 90);
                printer.Brush.Round(thing, thing.Width * random.Between(0, 0.5f), tone);
                printer.Brush.Across(thing, [new SKColor(255, 255, 255, 90), new SKColor(0, 0, 0, 60)]);
            }

            printer.Brush.Gradient(bubble, new SKPoint(bubble.Left, bubble.Top), new SKPoint(bubble.Right, bubble.Bottom), [new SKColor(255, 255, 255, 110), new SKColor(255, 255, 255, 0), new SKColor(255, 255, 255, 50)]);
        }
        else
        {
            printer.Picture(bubble);
            printer.Text(FacePrinter.Part(area, 0.1f, 0.82f, 0.9f, 0.96f), Script.Letters, 2);
        }

        float hole = size.Width * 0.05f;
        printer.Brush.Round(new SKRect((size.Width / 2) - (hole * 2), size.Height * 0.03f, (size.Width / 2) + (hole * 2), (size.Height * 0.03f) + hole), hole / 2, new SKColor(40, 40, 40));
    }
}
