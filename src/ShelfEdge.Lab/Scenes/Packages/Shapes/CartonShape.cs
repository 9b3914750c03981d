using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages.Shapes;

/// <summary>A folding carton: cereal, tea, medicine, soap, cigarettes. Sizes in centimetres set the kind.</summary>
internal sealed class CartonShape(
    (float Low, float High) width, (float Low, float High) height, (float Low, float High) depth, bool stacks = false) : PackageShape
{
    public override PackageSolid Solid => PackageSolid.Box;

    public override bool Stacks => stacks;

    public override PackageSize Measure(Random random) => new(
        random.Between(width.Low, width.High), random.Between(height.Low, height.High), random.Between(depth.Low, depth.High));

    public override SKPoint[] Outline(Random random, PackageSize size) => Outlines.Rectangle;

    public override void Paint(FacePrinter printer, PackageSize size)
    {
        var area = new SKRect(0, 0, size.Width, size.Height);
        printer.Label(area);
        printer.Brush.Down(area, [new SKColor(255, 255, 255, 30), new SKColor(0, 0, 0, 0), new SKColor(0, 0, 0, 40)]);
        float edge = Math.Min(size.Width, size.Height) * 0.03f;
        printer.Brush.Fill(new SKRect(0, 0, edge, size.Height), new SKColor(255, 255, 255, 50));
        printer.Brush.Fill(new SKRect(size.Width - edge, 0, size.Width, size.Height), new SKColor(0, 0, 0, 60));
    }
}
