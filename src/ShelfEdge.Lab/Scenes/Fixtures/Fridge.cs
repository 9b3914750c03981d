using System.Numerics;
using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>
/// A lit refrigerator seen from in front: white walls, clear boards on white frames, clear drawers, few single goods. Its
/// foot is at Y = 0 and its front opening is centred on X = 0.
/// </summary>
internal sealed class Fridge(PackageStage stage, Random random, PackageFactory factory, SkuSource articles, float width, float height)
{
    private static readonly PackageShape[] Shapes =
    [
        PackageCatalogue.Fruit, PackageCatalogue.Fruit, PackageCatalogue.Fruit, PackageCatalogue.Tub, PackageCatalogue.Bottle, PackageCatalogue.Jar,
        PackageCatalogue.Tray, PackageCatalogue.Tray, PackageCatalogue.GableCarton, PackageCatalogue.CareBottle, PackageCatalogue.Can, PackageCatalogue.SmallCarton,
    ];

    private readonly SceneCanvas _canvas = stage.Canvas;
    private readonly Viewpoint _view = stage.View;
    private readonly float _depth = random.Between(36, 55);
    private readonly SKColor _wall = random.Grey(205, 250).Mixed(random.Hsv(25, 60, 10, 35, 85, 100), random.Between(0, 0.7f));

    public void Draw()
    {
        float left = -width / 2, right = width / 2, top = -height;
        DrawShell(left, right, top);
        int boards = random.Whole(2, 4);
        float drawer = random.Between(0.12f, 0.3f) * height;
        float space = (height - drawer) / (boards + 0.25f);
        float density = random.Between(0.1f, 0.9f);
        for (int i = 1; i <= boards; i++)
        {
            float y = top + (space * (i + 0.25f));
            _canvas.Clip(Quad(left, y - space - (i == 1 ? space * 0.3f : 0), right, y + 1));
            DrawBoard(left, right, y);
            _canvas.BeginRow();
            DrawGoods(left, right, y, space * 0.88f, density);
            _canvas.EndRow();
            _canvas.Unclip();
            DrawEdge(left, right, y);
        }

        DrawDrawer(left, right, -drawer);
    }

    private void DrawShell(float left, float right, float top)
    {
        SKColor door = random.Chance(0.5) ? random.Grey(10, 60) : random.Grey(150, 240);
        float frame = random.Between(3, 12);
        _canvas.Rect(_view.FrontPlane(0), new SKRect(left - frame, top - frame, right + frame, frame), door);
        _canvas.Clip(Quad(left, top, right, 0));
        var back = new SKRect(left, top, right, 0);
        _canvas.Rect(_view.FrontPlane(_depth), back, _wall.Lit(0.95f));
        _canvas.Rect(_view.SidePlane(left), new SKRect(0, top, _depth, 0), _wall.Lit(0.86f));
        _canvas.Rect(_view.SidePlane(right), new SKRect(0, top, _depth, 0), _wall.Lit(0.84f));
        _canvas.Rect(_view.LevelPlane(top), new SKRect(left, 0, right, _depth), _wall.Lit(0.8f));
        _canvas.Rect(_view.LevelPlane(0), new SKRect(left, 0, right, _depth), _wall.Lit(0.7f));
        _canvas.Paint(_view.FrontPlane(_depth), brush =>
        {
            brush.Down(back, [new SKColor(255, 250, 235, 90), new SKColor(0, 0, 0, 0), new SKColor(0, 0, 0, 80)]);
            int ribs = random.Whole(0, 5);
            for (int i = 0; i < ribs; i++)
            {
                float y = top + (height * random.NextSingle());
                brush.Fill(new SKRect(left * 0.9f, y, right * 0.9f, y + 0.5f), _wall.Lit(0.75f));
            }

            if (random.Chance(0.5))
            {
                for (float x = left * 0.6f; x < right * 0.6f; x += 1.6f)
                {
                    brush.Fill(new SKRect(x, top * 0.55f, x + 0.7f, (top * 0.55f) + 3), _wall.Lit(0.55f));
                }
            }
        });
        if (random.Chance(0.7))
        {
            float x = random.Between(-4, 4), w = random.Between(5, 12), h = random.Between(4, 9);
            _canvas.Rect(_view.FrontPlane(_depth * 0.6f), new SKRect(x - (w * 0.7f), top, x + (w * 0.7f), top + (h * 0.5f)), _wall.Lit(random.Between(0.35f, 0.9f)));
            _canvas.Paint(_view.FrontPlane(_depth * 0.55f), brush =>
            {
                brush.Glow(new SKRect(x - (w * 3), top - (h * 2), x + (w * 3), top + (h * 4)), new SKColor(255, 250, 230, 140), new SKColor(255, 250, 230, 0));
                brush.Oval(new SKRect(x - (w / 2), top + (h * 0.3f), x + (w / 2), top + (h * 1.2f)), new SKColor(255, 253, 240));
            });
        }

        for (int i = random.Whole(2, 12); i > 0; i--)
        {
            float y = top + (height * random.NextSingle());
            bool onLeft = random.Chance(0.5);
            _canvas.Rect(_view.SidePlane(onLeft ? left + 0.1f : right - 0.1f), new SKRect(3, y, _depth * random.Between(0.6f, 0.95f), y + 1.2f), _wall.Lit(0.75f));
        }

        _canvas.Unclip();
    }

    private void DrawBoard(float left, float right, float y)
    {
        SKMatrix plane = _view.LevelPlane(y);
        byte clear = (byte)random.Whole(40, 130);
        _canvas.Paint(plane, brush =>
        {
            var area = new SKRect(left, 0, right, _depth);
            brush.Fill(area, _wall.Lit(0.8f).WithAlpha(clear));
            float x = random.Between(left, right);
            brush.Across(new SKRect(x, 0, x + (width * 0.3f), _depth), [new SKColor(255, 255, 255, 0), new SKColor(255, 255, 255, 120), new SKColor(255, 255, 255, 0)]);
            brush.Fill(new SKRect(left, _depth - 1.5f, right, _depth), _wall.Lit(0.7f));
        });
    }

    private void DrawGoods(float left, float right, float board, float room, float density)
    {
        var items = new List<PlacedPackage>();
        float x = left + random.Between(0, width * 0.3f);
        while (x < right - 6)
        {
            PackageShape shape = random.Pick<PackageShape>(Shapes);
            float z = random.Between(0.1f, 0.7f) * _depth;
            float scale = _view.ScaleAt(new Vector3(x, board, z));
            Package package = factory.Make(articles.Draw(random, shape), scale);
            PackageSize size = package.Size;
            if (size.Height > room || x + size.Width > right)
            {
                x += 4;
                continue;
            }

            items.Add(new PlacedPackage(package)
            {
                X = x,
                Y = board,
                Z = Math.Min(z, Math.Max(1, _depth - size.Depth)),
                Light = random.Between(0.75f, 1.05f),
                Turn = random.Chance(0.4) ? random.Bell() * 15 : 0,
                Mark = _canvas.AddMark(SceneCategory.Product, package.Sku),
            });
            x += size.Width + (random.Chance(density) ? random.Between(-1, 3) : random.Between(2, width * 0.5f));
        }

        items.Sort((a, b) => b.Z.CompareTo(a.Z));
        foreach (PlacedPackage item in items)
        {
            float w = item.Package.Size.Width;
            _canvas.Paint(_view.LevelPlane(board), brush => brush.Glow(
                new SKRect(item.X - (w * 0.15f), item.Z - 1, item.X + (w * 1.15f), item.Z + item.Package.Size.Depth + 2), new SKColor(0, 0, 0, 110), new SKColor(0, 0, 0, 0)));
            stage.Draw(item);
        }
    }

    private void DrawEdge(float left, float right, float y)
    {
        SKColor trim = random.Chance(0.75) ? _wall.Lit(1.05f) : random.Grey(90, 200);
        SKMatrix plane = _view.FrontPlane(1);
        float thick = random.Between(0.8f, 2.6f);
        _canvas.Rect(plane, new SKRect(left, y, right, y + thick), trim);
        _canvas.Paint(plane, brush => brush.Fill(new SKRect(left, y + (thick * 0.75f), right, y + thick), new SKColor(0, 0, 0, 60)));
    }

    private void DrawDrawer(float left, float right, float top)
    {
        SKMatrix plane = _view.FrontPlane(0.5f);
        bool two = random.Chance(0.5);
        SKColor clear = _wall.Lit(0.85f).WithAlpha((byte)random.Whole(110, 235));
        _canvas.Paint(plane, brush =>
        {
            foreach (SKRect area in two
                ? (SKRect[])[new SKRect(left + 1, top + 2, -1, -1), new SKRect(1, top + 2, right - 1, -1)]
                : [new SKRect(left + 1, top + 2, right - 1, -1)])
            {
                brush.Fill(area, clear);
                brush.Fill(new SKRect(area.Left, area.Top, area.Right, area.Top + 2.5f), _wall.Lit(1.05f));
                brush.OutlineRect(area, 0.5f, _wall.Lit(0.7f));
                brush.Gradient(area, new SKPoint(area.Left, area.Top), new SKPoint(area.Right, area.Bottom), [new SKColor(255, 255, 255, 110), new SKColor(255, 255, 255, 0), new SKColor(0, 0, 0, 50)]);
                for (float x = area.Left + 4; x < area.Right - 2; x += 3)
                {
                    brush.Fill(new SKRect(x, area.Top + 5, x + 0.3f, area.Bottom - 1), new SKColor(0, 0, 0, 30));
                }
            }
        });
        _canvas.Claim(plane, [new(left, top), new(right, top), new(right, 0), new(left, 0)], 0);
    }

    private SKPoint[] Quad(float x1, float y1, float x2, float y2)
    {
        SKMatrix plane = _view.FrontPlane(0);
        return [plane.MapPoint(x1, y1), plane.MapPoint(x2, y1), plane.MapPoint(x2, y2), plane.MapPoint(x1, y2)];
    }
}
