using System.Numerics;
using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>Goods on the floor before the shelves: cases piled on a pallet, or loose packs in a wire basket.</summary>
internal sealed class FloorDisplay(PackageStage stage, Random random, Assortment assortment)
{
    private static readonly PackageShape[] Piled =
        [PackageCatalogue.CanCase, PackageCatalogue.CanCase, PackageCatalogue.Multipack, PackageCatalogue.BulkBag, PackageCatalogue.Carton];

    private static readonly PackageShape[] Loose = [PackageCatalogue.Pouch, PackageCatalogue.LyingBag, PackageCatalogue.Fruit, PackageCatalogue.Sachet];

    private readonly SceneCanvas _canvas = stage.Canvas;
    private readonly Viewpoint _view = stage.View;

    /// <summary>Draws one at <c>x</c> with its front at <c>z</c>.</summary>
    public void Draw(float x, float z)
    {
        if (_view.DepthOf(new Vector3(x, 0, z)) < 40)
        {
            return;
        }

        _canvas.BeginRow();
        if (random.Chance(0.6))
        {
            DrawPallet(x, z);
        }
        else
        {
            DrawBasket(x, z);
        }

        _canvas.EndRow();
    }

    private void DrawPallet(float x, float z)
    {
        float width = random.Between(50, 110);
        DrawWood(x, z, width);
        float scale = _view.ScaleAt(new Vector3(x, -40, z));
        Package package = assortment.Draw(random.Pick<PackageShape>(Piled), scale);
        PackageSize size = package.Size;
        int columns = Math.Max(1, (int)(width / size.Width)), rows = Math.Clamp((int)(random.Between(25, 110) / size.Height), 1, 6);
        float pitch = size.Width + random.Between(0.1f, 0.8f);
        for (int depth = 1; depth >= 0; depth--)
        {
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < columns; column++)
                {
                    if (depth == 0 && row == rows - 1 && random.Chance(0.25))
                    {
                        continue;
                    }

                    stage.Draw(new PlacedPackage(package)
                    {
                        X = x + (column * pitch) + random.Between(-0.4f, 0.4f),
                        Y = -13 - (row * size.Height),
                        Z = z + (depth * (size.Depth + 0.3f)),
                        Tilt = random.Bell() * 0.4f,
                        Light = depth == 0 ? random.Between(0.9f, 1.05f) : 0.8f,
                        Mark = depth == 0 ? _canvas.AddMark(SceneCategory.Product, package.Sku) : 0,
                    });
                }
            }
        }
    }

    private void DrawWood(float x, float z, float width)
    {
        SKColor wood = random.Chance(0.7) ? random.Hsv(25, 40, 25, 50, 45, 80) : random.Hsv(200, 225, 50, 90, 30, 70);
        _canvas.Rect(_view.FrontPlane(z - 1), new SKRect(x - 2, -13, x + width + 2, 0), wood.Lit(0.35f));
        foreach (float y in (ReadOnlySpan<float>)[-13, -3])
        {
            _canvas.Rect(_view.FrontPlane(z - 1.5f), new SKRect(x - 2, y, x + width + 2, y + 3), wood);
        }

        for (int block = 0; block < 3; block++)
        {
            float at = x - 2 + (block * (width - 8) / 2);
            _canvas.Rect(_view.FrontPlane(z - 1.2f), new SKRect(at, -10, at + 10, -3), wood.Lit(0.8f));
        }
    }

    private void DrawBasket(float x, float z)
    {
        float width = random.Between(45, 90), height = random.Between(40, 80), depth = 40;
        SKColor wire = random.Chance(0.7) ? random.Grey(140, 230) : random.Hsv(0, 360, 60, 100, 40, 90);
        _canvas.Rect(_view.FrontPlane(z + depth), new SKRect(x, -height, x + width, 0), wire.Lit(0.3f));
        Package package = assortment.Draw(random.Pick<PackageShape>(Loose), _view.ScaleAt(new Vector3(x, -height, z)));
        Heap.Draw(stage, random, [package], x, x + width, -height * 0.45f, height * random.Between(0.45f, 0.75f), depth);
        Crate.DrawFront(_canvas, _view, random, new SKRect(x, -height, x + width, 0), z - 1, wire);
    }
}
