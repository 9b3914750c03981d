using System.Numerics;
using ShelfEdge.Lab.Scenes;
using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Fixtures;
using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Tests.Scenes.Fixtures;

public sealed class PackageStageTests
{
    private const int Side = 400;

    // A colour that no package is painted with: every pixel of a package differs from it.
    private static readonly SKColor Ground = new(255, 0, 254);

    public static TheoryData<int, float, float, float?> Cases()
    {
        var cases = new TheoryData<int, float, float, float?>();
        for (int shape = 0; shape < PackageCatalogue.All.Count; shape++)
        {
            cases.Add(shape, 0, 0, null);
            cases.Add(shape, 28, 14, null);
            cases.Add(shape, -20, -10, 0.12f);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Label_bounds_the_pixels_that_the_package_changes(int shape, float yaw, float pitch, float? lens)
    {
        using var canvas = new SceneCanvas(Side, Side);
        using var textures = new TextureLibrary();
        using var factory = new PackageFactory(textures);
        var view = new Viewpoint(new Vector3(0, -12, 0), 110, yaw, pitch, 2, 420, 420, Side / 2f, Side / 2f);
        using var stage = new PackageStage(canvas, view);
        var random = new Random(shape);
        Package package = factory.Make(Sku.Single(Brand.Draw(random), BrandColours.Draw(random), PackageCatalogue.All[shape]), view.ScaleAt(Vector3.Zero));
        canvas.Brush.Fill(new SKRect(0, 0, Side, Side), Ground);
        stage.Draw(new PlacedPackage(package) { X = -package.Size.Width / 2, Y = 0, Z = 3, Turn = 10, Mark = canvas.AddMark(SceneCategory.Product) });

        var colours = new uint[Side * Side];
        var seen = new int[Side * Side];
        canvas.CopyColours(colours);
        canvas.CopyMarks(seen);
        if (lens is { } distortion)
        {
            (uint[] colours, int[] seen) straight = ((uint[])colours.Clone(), (int[])seen.Clone());
            LensWarp.Apply(straight.colours, straight.seen, colours, seen, Side, Side, distortion);
        }

        SceneLabel label = Assert.Single(LabelReader.Read(seen, Side, Side, canvas.Marks));
        SKRectI changed = Changed(colours);
        Assert.InRange(Math.Abs(label.Bounds.Left - changed.Left), 0, 2);
        Assert.InRange(Math.Abs(label.Bounds.Top - changed.Top), 0, 2);
        Assert.InRange(Math.Abs(label.Bounds.Right - changed.Right), 0, 2);
        Assert.InRange(Math.Abs(label.Bounds.Bottom - changed.Bottom), 0, 2);
    }

    private static SKRectI Changed(ReadOnlySpan<uint> colours)
    {
        var box = new SKRectI(int.MaxValue, int.MaxValue, -1, -1);
        for (int i = 0; i < colours.Length; i++)
        {
            if (colours[i] != (uint)Ground)
            {
                int x = i % Side, y = i / Side;
                box = new SKRectI(Math.Min(box.Left, x), Math.Min(box.Top, y), Math.Max(box.Right, x + 1), Math.Max(box.Bottom, y + 1));
            }
        }

        return box;
    }
}
