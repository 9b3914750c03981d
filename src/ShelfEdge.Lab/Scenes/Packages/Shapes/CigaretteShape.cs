using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages.Shapes;

/// <summary>A cigarette pack: a lid with a foil band, a warning picture and the brand below or above.</summary>
internal sealed class CigaretteShape : PackageShape
{
    public override PackageSolid Solid => PackageSolid.Box;

    public override PackageSize Measure(Random random) => new(random.Between(5.2f, 5.8f), random.Between(8.4f, 9.4f), random.Between(2, 2.4f));

    public override SKPoint[] Outline(Random random, PackageSize size) => Outlines.Rectangle;

    public override void Paint(FacePrinter printer, PackageSize size)
    {
        var area = new SKRect(0, 0, size.Width, size.Height);
        Random random = printer.Random;
        printer.Ground(area);
        SKRect warning = random.Chance(0.5)
            ? FacePrinter.Part(area, 0, 0.52f, 1, 1)
            : FacePrinter.Part(area, 0, random.Between(0.3f, 0.4f), 1, 0.72f);
        printer.Logo(FacePrinter.Part(area, 0.08f, 0.1f, 0.92f, 0.32f), Script.Letters);
        if (random.Chance(0.75))
        {
            printer.Brush.Fill(warning, random.Chance(0.5) ? SKColors.Black : random.Grey(230, 255));
            printer.Picture(FacePrinter.Part(warning, 0.05f, 0.05f, 0.95f, 0.6f));
            printer.Text(FacePrinter.Part(warning, 0.06f, 0.65f, 0.94f, 0.97f), Script.Letters, 2);
        }
        else
        {
            printer.Badge(new SKPoint(area.MidX, area.Height * 0.65f), size.Width * 0.22f);
        }

        printer.Brush.Line(0, area.Height * 0.3f, size.Width, area.Height * 0.3f, 0.08f, new SKColor(0, 0, 0, 90));
        printer.Brush.Down(area, [new SKColor(255, 255, 255, 40), new SKColor(0, 0, 0, 0), new SKColor(0, 0, 0, 30)]);
    }
}
