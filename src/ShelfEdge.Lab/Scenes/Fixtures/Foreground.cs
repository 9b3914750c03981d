using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>What stands between the camera and the shelf: signs, wobblers, people, hands, trolleys.</summary>
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

        if (random.Chance(amount * 0.35))
        {
            float w = random.Between(25, 80), x = view.Eye.X + random.Between(-130, 90), y = -random.Between(60, height + 20);
            Screen.Draw(canvas, view, random.Fork(), new SKRect(x, y, x + w, y + (w * random.Between(0.5f, 1.5f))), random.Between(-10, -3));
        }

        if (random.Chance(amount * 0.4))
        {
            float z = random.Between(-90, -30);
            z = view.Eye.Z > z - 30 ? view.Eye.Z + 40 : z;
            Person.Draw(random).Draw(canvas, view, view.Eye.X + random.Between(-70, 70), z, random.Chance(0.5) ? random.NextSingle() : 0);
        }

        if (random.Chance(amount * 0.35))
        {
            Hand(canvas, random);
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
            var printer = new FacePrinter(brush, random, colours, TextureLibrary.Empty, view.ScaleAt(new System.Numerics.Vector3(x, y, z)));
            brush.Fill(FacePrinter.Part(area, 0, 0, 1, random.Between(0.15f, 0.4f)), colours.Main);
            if (random.Chance(0.4))
            {
                printer.Picture(FacePrinter.Part(area, random.Between(0.05f, 0.5f), 0.35f, random.Between(0.6f, 0.95f), 0.9f));
            }

            if (random.Chance(0.35))
            {
                printer.InnerPack(FacePrinter.Part(area, random.Between(0.05f, 0.6f), 0.35f, random.Between(0.65f, 0.95f), 0.92f));
            }

            printer.Text(FacePrinter.Part(area, 0.08f, 0.06f, 0.92f, 0.3f), Script.Letters, 1);
            printer.Text(FacePrinter.Part(area, 0.1f, 0.45f, 0.9f, 0.9f), Script.Letters, random.Whole(1, 4));
        });
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

    /// <summary>An arm that reaches in from the edge of the picture.</summary>
    private static void Hand(SceneCanvas canvas, Random random)
    {
        float size = canvas.Width * random.Between(0.05f, 0.14f);
        var tip = new SKPoint(canvas.Width * random.Between(0.2f, 0.8f), canvas.Height * random.Between(0.3f, 0.8f));
        var root = new SKPoint(random.Chance(0.5) ? canvas.Width * random.Between(-0.1f, 0.2f) : canvas.Width * random.Between(0.8f, 1.1f), canvas.Height * 1.1f);
        SKPoint along = tip - root;
        float length = along.Length;
        var unit = new SKPoint(along.X / length, along.Y / length);
        var side = new SKPoint(-unit.Y, unit.X);
        SKPoint At(float forward, float across) => new(
            tip.X + (unit.X * forward * size) + (side.X * across * size), tip.Y + (unit.Y * forward * size) + (side.Y * across * size));
        int mark = canvas.AddMark(SceneCategory.Occluder);
        SKColor skin = random.Hsv(15, 30, 25, 55, 40, 95), sleeve = random.Hsv(0, 360, 0, 70, 10, 80);
        float back = -length / size;
        canvas.Polygon(SKMatrix.Identity, [At(-1.2f, -0.55f), At(-1.2f, 0.55f), At(back, 0.9f), At(back, -0.9f)], sleeve, mark);
        canvas.Polygon(SKMatrix.Identity, [At(-1.4f, -0.4f), At(-0.4f, -0.55f), At(0.2f, -0.5f), At(0.4f, 0.1f), At(0.1f, 0.5f), At(-0.5f, 0.55f), At(-1.4f, 0.4f)], skin, mark);
        for (int finger = 0; finger < 4; finger++)
        {
            float across = -0.42f + (finger * 0.27f);
            float reach = random.Between(0.7f, 1.1f);
            canvas.Polygon(
                SKMatrix.Identity, [At(0, across), At(reach, across + 0.03f), At(reach + 0.08f, across + 0.12f), At(reach, across + 0.21f), At(0, across + 0.24f)], skin.Lit(random.Between(0.85f, 1.05f)), mark);
        }
    }
}
