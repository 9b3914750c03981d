using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>What stands between the camera and the shelf: signs, wobblers, people, trolleys.</summary>
internal static class Foreground
{
    /// <summary><c>amount</c>: How likely each thing is, 0 to 1.</summary>
    public static void Draw(SceneCanvas canvas, Viewpoint view, Random random, float amount, float height)
    {
        if (random.Chance(amount * 1.6))
        {
            for (int i = random.Whole(1, 4); i > 0; i--)
            {
                Sign(canvas, view, random, height);
            }
        }

        if (random.Chance(amount * 0.5))
        {
            Person(canvas, view, random);
        }

        if (random.Chance(amount * 0.3))
        {
            Trolley(canvas, view, random);
        }
    }

    private static void Sign(SceneCanvas canvas, Viewpoint view, Random random, float height)
    {
        float z = random.Between(-8, -1);
        SKMatrix plane = view.FrontPlane(z);
        float w = random.Between(8, 45), h = w * random.Between(0.3f, 1.6f);
        float x = view.Eye.X + random.Between(-120, 100), y = -random.Between(10, height + 30);
        var area = new SKRect(x, y, x + w, y + h);
        BrandColours colours = BrandColours.Draw(random);
        canvas.Rect(plane, area, colours.Ground);
        canvas.Paint(plane, brush =>
        {
            var printer = new FacePrinter(brush, random, colours, TextureLibrary.Empty);
            brush.Fill(FacePrinter.Part(area, 0, 0, 1, random.Between(0.15f, 0.4f)), colours.Main);
            printer.Text(FacePrinter.Part(area, 0.08f, 0.06f, 0.92f, 0.3f), Script.Letters, 1);
            printer.Text(FacePrinter.Part(area, 0.1f, 0.45f, 0.9f, 0.9f), Script.Letters, random.Whole(1, 4));
        });
    }

    private static void Person(SceneCanvas canvas, Viewpoint view, Random random)
    {
        float z = random.Between(-90, -30);
        if (view.Eye.Z > z - 30)
        {
            z = view.Eye.Z + 40;
        }

        SKMatrix plane = view.FrontPlane(z);
        float x = view.Eye.X + random.Between(-70, 70);
        float tall = random.Between(150, 190);
        int mark = canvas.AddMark(SceneCategory.Occluder);
        SKColor coat = random.Hsv(0, 360, 0, 70, 10, 80), legs = random.Hsv(200, 240, 5, 60, 8, 45);
        float half = random.Between(17, 26);
        canvas.Polygon(plane, [new(x - (half * 0.8f), -tall * 0.52f), new(x + (half * 0.8f), -tall * 0.52f), new(x + (half * 0.6f), 0), new(x - (half * 0.6f), 0)], legs, mark);
        canvas.Polygon(plane, [new(x - (half * 0.4f), -tall * 0.85f), new(x + (half * 0.4f), -tall * 0.85f), new(x + half, -tall * 0.78f), new(x + (half * 1.15f), -tall * 0.45f), new(x - (half * 1.15f), -tall * 0.45f), new(x - half, -tall * 0.78f)], coat, mark);
        var head = new SKPoint[20];
        for (int i = 0; i < head.Length; i++)
        {
            (float sin, float cos) = MathF.SinCos(i * MathF.Tau / head.Length);
            head[i] = new SKPoint(x + (cos * 9.5f), (-tall * 0.92f) + (sin * 12.5f));
        }

        SKColor hair = random.Chance(0.7) ? random.Hsv(15, 40, 10, 60, 5, 45) : random.Hsv(15, 30, 25, 50, 50, 90);
        canvas.Polygon(plane, head, hair, mark);
        canvas.Paint(plane, brush => brush.Across(
            new SKRect(x - half, -tall * 0.8f, x + half, 0), [new SKColor(0, 0, 0, 90), new SKColor(0, 0, 0, 0), new SKColor(0, 0, 0, 70)]));
    }

    private static void Trolley(SceneCanvas canvas, Viewpoint view, Random random)
    {
        float z = Math.Max(random.Between(-80, -30), view.Eye.Z + 30);
        SKMatrix plane = view.FrontPlane(z);
        float x = view.Eye.X + random.Between(-100, 50);
        float w = random.Between(60, 95);
        int mark = canvas.AddMark(SceneCategory.Occluder);
        SKColor wire = random.Chance(0.7) ? random.Grey(120, 210) : random.Hsv(0, 360, 60, 100, 40, 90);
        for (float at = 0; at <= w; at += 4)
        {
            canvas.Rect(plane, new SKRect(x + at, -95, x + at + 0.7f, -50), wire, mark);
        }

        for (float at = -95; at <= -50; at += 7)
        {
            canvas.Rect(plane, new SKRect(x, at, x + w, at + 0.9f), wire, mark);
        }

        canvas.Rect(plane, new SKRect(x - 4, -100, x + w, -95), wire.Lit(0.7f), mark);
        canvas.Polygon(plane, [new(x + 4, -50), new(x + 8, -50), new(x + 14, -12), new(x + w, -12), new(x + w, -8), new(x + 10, -8)], wire, mark);
    }
}
