using System.Numerics;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>What is fixed to a row of bays: a header over it, strips of hanging goods, glass doors before it.</summary>
internal sealed class BayExtras(PackageStage stage, Random random, ShelfStyle style, float height)
{
    private readonly SceneCanvas _canvas = stage.Canvas;

    /// <summary>A lit or printed panel along the top.</summary>
    public void DrawHeader(float left, float right)
    {
        float bottom = -height - random.Between(4, 34);
        var area = new SKRect(left, bottom - random.Between(14, 40), right, bottom);
        SKMatrix plane = stage.View.FrontPlane(random.Between(-2, 4));
        SKColor ground = random.Chance(0.5) ? random.Grey(200, 250) : random.Hsv(0, 360, 20, 90, 30, 95);
        _canvas.Rect(plane, area, ground);
        _canvas.Paint(plane, brush =>
        {
            for (float x = left + random.Between(0, 60); x < right - 30; x += random.Between(70, 160))
            {
                PseudoText.Line(
                    brush, random, new SKRect(x, area.Top + (area.Height * 0.3f), x + random.Between(30, 70), area.Bottom - (area.Height * 0.25f)),
                    BrandColours.TextOn(ground, random), random.Between(0.1f, 0.22f), Script.Letters);
            }
        });
    }

    /// <summary>A strip with small packs clipped one below the other, in front of an upright.</summary>
    public void DrawClipStrip(float x, Assortment assortment)
    {
        PackageShape shape = random.Pick<PackageShape>([PackageCatalogue.Sachet, PackageCatalogue.Blister, PackageCatalogue.Pouch]);
        float top = -height + random.Between(0, 40);
        float z = random.Between(-9, -4);
        Package package = assortment.Draw(shape, stage.View.ScaleAt(new Vector3(x, top, z)));
        PackageSize size = package.Size;
        int count = random.Whole(4, 12);
        float pitch = size.Height * random.Between(0.75f, 1.05f);
        _canvas.Rect(stage.View.FrontPlane(z + 1), new SKRect(x - 1.2f, top - 4, x + 1.2f, Math.Min(-5, top + (pitch * count))), random.Grey(200, 245));
        for (int i = count - 1; i >= 0; i--)
        {
            float foot = top + (pitch * i) + size.Height;
            if (foot < -4 && !random.Chance(0.12))
            {
                stage.Draw(new PlacedPackage(package)
                {
                    X = x - (size.Width / 2) + random.Between(-0.6f, 0.6f),
                    Y = foot,
                    Z = z,
                    Tilt = random.Bell() * 7,
                    Turn = random.Bell() * 8,
                    Mark = _canvas.AddMark(SceneCategory.Product, package.Sku),
                });
            }
        }
    }

    /// <summary>Closed glass doors: frames, handles and slanted reflections that hide nothing.</summary>
    public void DrawDoors(float left, float right)
    {
        SKMatrix plane = stage.View.FrontPlane(-5);
        float door = random.Between(65, 90);
        SKColor frame = random.Chance(0.6) ? random.Grey(20, 90) : random.Grey(150, 230);
        for (float x = left; x < right; x += door)
        {
            float own = x;
            _canvas.Paint(plane, brush =>
            {
                for (int i = random.Whole(1, 4); i > 0; i--)
                {
                    float from = own + (door * random.NextSingle()), wide = random.Between(5, 40), slant = random.Between(-60, 60);
                    using SKPath streak = Outlines.Path([new(from, -height - 5), new(from + wide, -height - 5), new(from + wide + slant, 0), new(from + slant, 0)]);
                    brush.Fill(streak, new SKColor(255, 255, 255, (byte)random.Whole(10, 70)));
                }

                brush.Fill(new SKRect(own, -height - 5, own + door, 0), new SKColor(200, 215, 225, 18));
                if (random.Chance(0.6))
                {
                    for (int i = random.Whole(1, 3); i > 0; i--)
                    {
                        float at = own + (door * random.NextSingle()), high = -height * random.Between(0.45f, 1), run = random.Between(-50, 50);
                        brush.Line(at, high, at + run, high - random.Between(8, 40), random.Between(0.8f, 3.5f), new SKColor(255, 255, 255, (byte)random.Whole(60, 220)));
                    }
                }

                if (random.Chance(0.4))
                {
                    float at = own + (door * random.NextSingle()), wide = random.Between(20, 45), high = -random.Between(120, 175);
                    brush.Glow(new SKRect(at - (wide / 2), high, at + (wide / 2), 10), new SKColor(15, 15, 20, 90), new SKColor(15, 15, 20, 0));
                }
            });
            _canvas.Rect(plane, new SKRect(x - 2.5f, -height - 5, x + 2.5f, 0), frame);
            _canvas.Rect(stage.View.FrontPlane(-9), new SKRect(x + 4, -height * 0.75f, x + 6, -height * 0.4f), frame.Lit(1.6f));
        }

        _canvas.Rect(plane, new SKRect(left, -height - 8, right, -height - 3), frame);
        _canvas.Rect(plane, new SKRect(left, -6, right, 0), frame);
    }

    /// <summary>Draws what the style asks for.</summary>
    public void Draw(float left, float right, Assortment assortment)
    {
        if (style.Header)
        {
            DrawHeader(left, right);
        }

        for (int i = style.ClipStrips; i > 0; i--)
        {
            DrawClipStrip(random.Between(Math.Max(left, stage.View.Eye.X - 150), Math.Min(right, stage.View.Eye.X + 150)), assortment);
        }

        if (style.GlassDoors)
        {
            DrawDoors(left, right);
        }
    }
}
