using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages.Shapes;

/// <summary>A printed carton of cans, capsules or bottles, sold as one unit; the units within are printed on it large.</summary>
internal sealed class CanCaseShape : PackageShape
{
    public override PackageSolid Solid => PackageSolid.Box;

    public override bool Stacks => true;

    public override PackageSize Measure(Random random) => random.Chance(0.5)
        ? new(random.Between(24, 42), random.Between(11, 15), random.Between(12, 20))
        : new(random.Between(12, 20), random.Between(11, 26), random.Between(14, 24));

    public override SKPoint[] Outline(Random random, PackageSize size) => Outlines.Rectangle;

    public override void Paint(FacePrinter printer, PackageSize size)
    {
        var area = new SKRect(0, 0, size.Width, size.Height);
        Random random = printer.Random;
        printer.Ground(area);
        int count = random.Whole(0, 4);
        float from = random.Between(0, 0.5f), to = random.Between(from + 0.3f, 1), top = random.Between(0.05f, 0.4f);
        for (int i = 0; i < count; i++)
        {
            float left = from + ((to - from) * i / count);
            printer.InnerPack(FacePrinter.Part(area, left, top, left + ((to - from) / count * 0.9f), random.Between(0.85f, 1.1f)));
        }

        float line = random.Between(0.1f, 0.55f);
        printer.Logo(FacePrinter.Part(area, random.Between(0.03f, 0.4f), line, random.Between(0.6f, 0.97f), line + random.Between(0.25f, 0.4f)), Script.Letters);
        if (random.Chance(0.5))
        {
            printer.Badge(new SKPoint(area.Width * random.Between(0.1f, 0.9f), area.Height * random.Between(0.15f, 0.85f)), size.Height * 0.14f);
        }

        printer.Brush.Down(area, [new SKColor(255, 255, 255, 40), new SKColor(0, 0, 0, 0), new SKColor(0, 0, 0, 50)]);
        printer.Brush.OutlineRect(area, 0.35f, new SKColor(0, 0, 0, 90));
    }
}
