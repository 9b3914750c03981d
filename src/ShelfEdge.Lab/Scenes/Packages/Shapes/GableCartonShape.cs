using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages.Shapes;

/// <summary>A milk or juice carton with a gable or a flat slanted top, with or without a screw cap.</summary>
internal sealed class GableCartonShape : PackageShape
{
    public override PackageSolid Solid => PackageSolid.Box;

    public override PackageSize Measure(Random random)
    {
        bool half = random.Chance(0.3);
        float width = half ? random.Between(5.5f, 7) : random.Between(6.8f, 9.5f);
        return new PackageSize(width, half ? random.Between(11, 15) : random.Between(19, 26), width * random.Between(0.75f, 1));
    }

    public override SKPoint[] Outline(Random random, PackageSize size) => random.Next(3) switch
    {
        0 => [new(0.03f, 0), new(0.97f, 0), new(0.97f, 0.06f), new(1, 0.19f), new(1, 1), new(0, 1), new(0, 0.19f), new(0.03f, 0.06f)],
        1 => [new(0, 0), new(1, 0), new(1, 1), new(0, 1)],
        _ => [new(0.3f, 0), new(0.7f, 0), new(0.7f, 0.05f), new(0.97f, 0.06f), new(1, 0.2f), new(1, 1), new(0, 1), new(0, 0.2f), new(0.03f, 0.06f), new(0.3f, 0.05f)],
    };

    public override void Paint(FacePrinter printer, PackageSize size)
    {
        var area = new SKRect(0, 0, size.Width, size.Height);
        Random random = printer.Random;
        SKRect body = FacePrinter.Part(area, 0, 0.19f, 1, 1);
        printer.Label(body);
        SKRect roof = FacePrinter.Part(area, 0, 0, 1, 0.19f);
        SKColor roofColour = random.Chance(0.6) ? printer.Colours.Main : printer.Colours.Ground;
        printer.Brush.Fill(roof, roofColour);
        printer.Brush.Down(roof, [new SKColor(255, 255, 255, 90), new SKColor(255, 255, 255, 20)]);
        printer.Text(FacePrinter.Part(roof, 0.15f, 0.45f, 0.85f, 0.9f), Script.Letters, 1);
        printer.Brush.Fill(FacePrinter.Part(area, 0, 0, 1, 0.055f), roofColour.Lit(0.85f));
        printer.Brush.Fill(FacePrinter.Part(area, 0, 0.185f, 1, 0.195f), new SKColor(0, 0, 0, 70));
        if (random.Chance(0.4))
        {
            SKColor cap = random.Chance(0.5) ? SKColors.White : printer.Colours.Accent;
            printer.Brush.Oval(FacePrinter.Part(area, 0.32f, 0.055f, 0.68f, 0.165f), cap.Lit(0.7f));
            printer.Brush.Oval(FacePrinter.Part(area, 0.34f, 0.05f, 0.66f, 0.145f), cap);
        }

        printer.Brush.Down(body, [new SKColor(255, 255, 255, 20), new SKColor(0, 0, 0, 35)]);
    }
}
