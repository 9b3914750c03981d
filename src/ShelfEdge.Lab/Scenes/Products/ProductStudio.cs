using System.Numerics;
using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Fixtures;
using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Products;

/// <summary>
/// Photographs one package at a time as it looks on a shelf: neighbours at its sides, a row behind, a board below, something
/// in front of a part of it. Owns its canvas; not thread safe.
/// </summary>
internal sealed class ProductStudio : IDisposable
{
    /// <summary>No crop is wider or higher.</summary>
    public const int LargestCrop = 192;

    /// <summary>Pixels of a package's longest side at which it is painted.</summary>
    public const float PaintedPixels = 200;

    private const int Side = 208;
    private const float LeastLongSide = 40;
    private const float MostLongSide = 168;
    private const float LeastShortSide = 20;

    private readonly SceneCanvas _canvas = new(Side, Side);
    private readonly Darkroom _darkroom = new(Side, Side);

    /// <summary>Null when too little of the package is seen; the next view of the generator is another one.</summary>
    public ProductView? Shoot(Package package, IReadOnlyList<Package> others, Random random)
    {
        _canvas.Reset();
        PackageSize size = package.Size;
        Viewpoint view = DrawViewpoint(size, random);
        using var stage = new PackageStage(_canvas, view);
        DrawSetting(view, size, random.Fork());
        int mark = DrawGoods(stage, package, others, random.Fork());
        DrawFront(view, size, random.Fork());
        Light.Draw(_canvas, random.Fork());
        if (random.Chance(0.5))
        {
            _canvas.Blur(random.Between(0.2f, 1.4f) * random.NextSingle());
        }

        RenderedScene scene = _darkroom.Take(_canvas, random.Fork());
        SceneLabel? label = scene.Labels.FirstOrDefault(candidate => candidate.Mark == mark);
        return label is null ? null : new ProductView(SKBitmap.Decode(scene.Jpeg), Crop(label.Bounds, random));
    }

    public void Dispose() => _canvas.Dispose();

    private static Viewpoint DrawViewpoint(PackageSize size, Random random)
    {
        float longest = Math.Max(size.Width, size.Height), shortest = Math.Min(size.Width, size.Height);
        float pixels = MathF.Exp(random.Between(MathF.Log(LeastLongSide), MathF.Log(MostLongSide)));
        pixels = Math.Clamp(pixels, Math.Min(MostLongSide, LeastShortSide * longest / shortest), MostLongSide);
        float stretch = random.Chance(0.5) ? 1 : MathF.Exp(random.Between(-0.35f, 0.35f));
        float distance = longest * random.Between(3, 14);
        float focal = pixels / longest * distance;
        float yaw = random.Chance(0.65) ? random.Bell() * 7 : random.Between(-38, 38);
        float pitch = random.Chance(0.65) ? random.Bell() * 4 : random.Between(-14, 24);
        return new Viewpoint(
            new Vector3(0, -size.Height / 2, 0), distance, yaw, pitch, random.Bell() * 2.5f,
            stretch < 1 ? focal * stretch : focal, stretch < 1 ? focal : focal / stretch, Side / 2f, Side / 2f);
    }

    private void DrawSetting(Viewpoint view, PackageSize size, Random random)
    {
        float around = Math.Max(size.Width, size.Height) * 4;
        SKColor back = random.Chance(0.7) ? random.Grey(10, 235) : random.Hsv(0, 360, 5, 60, 20, 90);
        _canvas.Brush.Fill(new SKRect(0, 0, Side, Side), back.Lit(random.Between(0.5f, 1)));
        SKColor board = random.Chance(0.7) ? random.Grey(60, 250) : random.Hsv(0, 360, 5, 60, 20, 90);
        if (view.Eye.Y < 0)
        {
            SKMatrix level = view.LevelPlane(0);
            var area = new SKRect(-around, -2, around, 40);
            _canvas.Rect(level, area, board);
            _canvas.Paint(level, brush => brush.Down(area, [new SKColor(0, 0, 0, 0), new SKColor(0, 0, 0, 170)]));
        }

        float edge = random.Between(1, 6);
        _canvas.Rect(view.FrontPlane(-2), new SKRect(-around, 0, around, edge), random.Chance(0.5) ? board : random.Hsv(0, 360, 0, 90, 20, 95));
        _canvas.Rect(view.FrontPlane(-2), new SKRect(-around, edge, around, around), back.Lit(0.4f));
    }

    private static int DrawGoods(PackageStage stage, Package package, IReadOnlyList<Package> others, Random random)
    {
        PackageSize size = package.Size;
        float z = random.Between(0, 3);
        int behind = random.Chance(0.6) ? 1 : 0;
        float gap = random.Chance(0.7) ? random.Between(-0.2f, 0.5f) : random.Between(0, 4);
        Package left = random.Chance(0.55) ? package : random.Pick(others), right = random.Chance(0.55) ? package : random.Pick(others);
        bool leftStands = random.Chance(0.8), rightStands = random.Chance(0.8);
        float own = random.Between(0.75f, 1.1f);
        for (int row = behind; row >= 0; row--)
        {
            float light = own * (row == 0 ? 1 : random.Between(0.4f, 0.85f)), depth = z + (row * (size.Depth + random.Between(0.3f, 2)));
            if (leftStands)
            {
                stage.Draw(new PlacedPackage(left) { X = (-size.Width / 2) - gap - left.Size.Width, Z = depth + random.Between(0, 1.5f), Light = light });
            }

            if (rightStands)
            {
                stage.Draw(new PlacedPackage(right) { X = (size.Width / 2) + gap, Z = depth + random.Between(0, 1.5f), Light = light });
            }

            if (row > 0)
            {
                stage.Draw(new PlacedPackage(package) { X = (-size.Width / 2) + random.Between(-0.5f, 0.5f), Z = depth, Light = light });
            }
        }

        if (package.Shape.Stacks && random.Chance(0.5))
        {
            stage.Draw(new PlacedPackage(random.Chance(0.8) ? package : random.Pick(others)) { X = -size.Width / 2, Y = -size.Height, Z = z, Light = own });
        }

        int mark = stage.Canvas.AddMark(SceneCategory.Product, package.Sku);
        stage.Draw(new PlacedPackage(package)
        {
            X = -size.Width / 2,
            Z = z,
            Tilt = random.Chance(0.7) ? random.Bell() : random.Bell() * 6,
            Turn = random.Chance(0.7) ? random.Bell() * 3 : random.Bell() * 14,
            Light = own,
            Mark = mark,
        });
        return mark;
    }

    /// <summary>Tags, trays, rods, a neighbour's edge: up to a third of the front.</summary>
    private void DrawFront(Viewpoint view, PackageSize size, Random random)
    {
        SKMatrix plane = view.FrontPlane(-2.5f);
        SKColor colour = random.Chance(0.4) ? random.Grey(190, 255) : random.Hsv(0, 360, 10, 95, 20, 100);
        switch (random.Next(10))
        {
            case 0:
                _canvas.Rect(plane, new SKRect(-size.Width, -size.Height * random.Between(0.05f, 0.3f), size.Width, 3), colour);
                break;
            case 1:
                float x = random.Between(-0.6f, 0.2f) * size.Width, w = size.Width * random.Between(0.25f, 0.7f);
                float y = -size.Height * random.Between(0.05f, 0.3f);
                _canvas.Rect(plane, new SKRect(x, y, x + w, y + (w * 0.6f)), colour);
                _canvas.Paint(plane, brush => PseudoText.Line(
                    brush, random, new SKRect(x + (w * 0.1f), y + (w * 0.15f), x + (w * 0.9f), y + (w * 0.4f)), BrandColours.TextOn(colour, random), 0.2f, Script.Letters));
                break;
            case 2:
                bool onLeft = random.Chance(0.5);
                float cover = size.Width * random.Between(0.05f, 0.3f);
                float edge = onLeft ? (-size.Width / 2) + cover : (size.Width / 2) - cover;
                _canvas.Rect(plane, onLeft ? new SKRect(edge - (size.Width * 2), -size.Height, edge, 0) : new SKRect(edge, -size.Height, edge + (size.Width * 2), 0), colour);
                break;
            case 3:
                float top = -size.Height * random.Between(0.1f, 0.9f);
                _canvas.Rect(plane, new SKRect(-size.Width * 2, top, size.Width * 2, top + (size.Height * random.Between(0.01f, 0.05f))), random.Grey(90, 240));
                break;
            case 4:
                _canvas.Rect(plane, new SKRect(-size.Width * 2, -size.Height * 2, size.Width * 2, -size.Height * random.Between(0.8f, 1)), colour.Lit(0.7f));
                break;
            default:
                break;
        }
    }

    /// <summary>As a detector boxes it: a few percent too tight or too wide.</summary>
    private static SKRectI Crop(SKRectI box, Random random)
    {
        float Off(float side) => side * random.Bell() * 0.035f;
        int left = Math.Clamp((int)MathF.Round(box.Left + Off(box.Width)), 0, Side - 8), top = Math.Clamp((int)MathF.Round(box.Top + Off(box.Height)), 0, Side - 8);
        int right = Math.Clamp((int)MathF.Round(box.Right + Off(box.Width)), left + 8, Side), bottom = Math.Clamp((int)MathF.Round(box.Bottom + Off(box.Height)), top + 8, Side);
        return new SKRectI(left, top, Math.Min(right, left + LargestCrop), Math.Min(bottom, top + LargestCrop));
    }
}
