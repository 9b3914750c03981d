using System.Numerics;
using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>A board or rail wall with hooks on which cards, tubes and bags hang one behind another.</summary>
internal sealed class HookWall(
    PackageStage stage, Random random, ShelfStyle style, Assortment assortment, float left, float right, float height)
{
    private static readonly PackageShape[] Shapes =
        [PackageCatalogue.Blister, PackageCatalogue.Blister, PackageCatalogue.Blister, PackageCatalogue.Sachet, PackageCatalogue.Pouch, PackageCatalogue.Tube];

    private readonly SceneCanvas _canvas = stage.Canvas;
    private readonly Viewpoint _view = stage.View;

    public void Draw()
    {
        float wall = random.Between(16, 30);
        ShelfBack.Draw(_canvas, _view, style, new SKRect(left, -height - 8, right, 0), wall);
        float y = -height + random.Between(2, 8);
        while (y < -25)
        {
            _canvas.BeginRow();
            y += DrawRow(y, wall) + random.Between(2, 9);
            _canvas.EndRow();
        }

        _canvas.Rect(_view.FrontPlane(wall - 4), new SKRect(left, -12, right, 0), style.Board.Lit(0.8f));
    }

    /// <summary>Returns the height used.</summary>
    private float DrawRow(float top, float wall)
    {
        PackageShape shape = random.Pick<PackageShape>(Shapes);
        float x = left + random.Between(0, 4);
        float tallest = 8;
        float scale = _view.ScaleAt(new Vector3((left + right) / 2, top, 5));
        while (x < right - 5)
        {
            if (!stage.InFrame(x - 10, top + 25, 40, 30, 5))
            {
                x += 15;
                continue;
            }

            Package package = assortment.Draw(shape, scale);
            PackageSize size = package.Size;
            if (x + size.Width >= right)
            {
                break;
            }

            tallest = Math.Max(tallest, size.Height);
            float pitch = size.Width * random.Between(1.02f, 1.3f);
            bool empty = random.Chance(style.EmptyRuns);
            for (int facing = random.Whole(1, 4); facing > 0 && x + size.Width < right; facing--)
            {
                DrawHook(package, x, top, wall, empty || random.Chance(style.EmptyFacings));
                x += pitch;
            }
        }

        return tallest;
    }

    private void DrawHook(Package package, float x, float top, float wall, bool empty)
    {
        PackageSize size = package.Size;
        float middle = x + (size.Width / 2);
        float hole = top + (size.Height * 0.04f);
        float tip = random.Between(0, 2);
        if (empty)
        {
            _canvas.Claim(
                _view.FrontPlane(tip + 4),
                [new(x, top), new(x + size.Width, top), new(x + size.Width, top + size.Height), new(x, top + size.Height)],
                _canvas.AddMark(SceneCategory.Gap));
        }
        else
        {
            int count = random.Whole(1, 5);
            float front = tip + random.Between(0.5f, Math.Max(1, wall - 6));
            for (int i = count - 1; i >= 0; i--)
            {
                float z = front + (i * random.Between(0.8f, 1.6f));
                if (z > wall)
                {
                    continue;
                }

                stage.Draw(new PlacedPackage(package)
                {
                    X = x,
                    Y = top + size.Height,
                    Z = z,
                    Tilt = random.Bell() * (1 + style.Disorder),
                    Turn = random.Bell() * 4 * style.Disorder,
                    Light = MathF.Pow(style.Falloff, Math.Min(i, 2)),
                    Mark = i == 0 ? _canvas.AddMark(SceneCategory.Product, package.Sku) : 0,
                });
            }
        }

        SKColor metal = random.Grey(140, 215);
        _canvas.Rect(_view.SidePlane(middle), new SKRect(tip, hole - 0.25f, wall, hole + 0.25f), metal);
        if (style.TagDensity > 0 && random.Chance(0.6))
        {
            style.Tags.Print(_canvas, _view.FrontPlane(tip), random, middle - (style.Tags.Width * 0.25f), hole + (style.Tags.Height * 0.25f), 0.5f);
        }
        else
        {
            _canvas.Rect(_view.FrontPlane(tip), new SKRect(middle - 0.3f, hole - 0.4f, middle + 0.3f, hole + 0.4f), metal.Lit(1.1f));
        }
    }
}
