using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>The store around a fixture: far wall, neighbouring goods out of focus, ceiling with lamps, floor.</summary>
internal static class Surroundings
{
    private const int Coarse = 12;

    public static void Draw(SceneCanvas canvas, Viewpoint view, Random random, float height)
    {
        Distance(canvas, random);
        Ceiling(canvas, view, random, height);
        Floor(canvas, view, random);
    }

    /// <summary>Far things, drawn small and enlarged, which leaves them out of focus.</summary>
    public static void Distance(SceneCanvas canvas, Random random)
    {
        int width = Math.Max(8, canvas.Width / Coarse), height = Math.Max(8, canvas.Height / Coarse);
        using SKSurface small = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Premul));
        using (var brush = new Brush(small.Canvas))
        {
            SKColor wall = random.Grey(60, 235);
            brush.Down(new SKRect(0, 0, width, height), [wall.Lit(1.1f), wall.Lit(0.75f)]);
            for (int i = random.Chance(0.6) ? random.Whole(10, 60) : 0; i > 0; i--)
            {
                float w = width * random.Between(0.02f, 0.14f), h = height * random.Between(0.01f, 0.1f);
                float x = random.Between(-w, width), y = random.Between(-h, height);
                brush.Fill(new SKRect(x, y, x + w, y + h), random.Hsv(0, 360, 0, 70, 20, 95).WithAlpha(190));
            }
        }

        using SKImage picture = small.Snapshot();
        canvas.Brush.Canvas.DrawImage(
            picture, new SKRect(0, 0, canvas.Width, canvas.Height), new SKSamplingOptions(SKFilterMode.Linear));
    }

    public static void Floor(SceneCanvas canvas, Viewpoint view, Random random)
    {
        SKMatrix plane = view.LevelPlane(0);
        float near = Math.Max(-500, view.Eye.Z + 15);
        var area = new SKRect(-900, near, 900, 150);
        SKColor tile = random.Chance(0.7) ? random.Grey(90, 230) : random.Hsv(15, 45, 10, 55, 30, 85);
        canvas.Rect(plane, area, tile);
        float pitch = random.Between(20, 60);
        bool chequered = random.Chance(0.1);
        SKColor joint = tile.Lit(random.Between(0.6f, 1.15f));
        bool joints = random.Chance(0.6);
        int specks = random.Chance(0.6) ? random.Whole(10, 60) : 0;
        Random own = random.Fork();
        SurfacePattern.Fill(canvas, plane, area, pitch, brush =>
        {
            if (chequered)
            {
                brush.Fill(new SKRect(0, 0, 0.5f, 0.5f), tile.Lit(0.7f));
                brush.Fill(new SKRect(0.5f, 0.5f, 1, 1), tile.Lit(0.7f));
            }

            for (int i = 0; i < specks; i++)
            {
                float x = own.NextSingle(), y = own.NextSingle(), r = own.Between(0.01f, 0.06f);
                brush.Oval(new SKRect(x, y, x + r, y + r), tile.Lit(own.Between(0.6f, 1.3f)));
            }

            if (joints)
            {
                brush.Fill(new SKRect(0, 0, 0.03f, 1), joint);
                brush.Fill(new SKRect(0, 0, 1, 0.03f), joint);
            }
        });
        canvas.Paint(plane, brush => brush.Down(new SKRect(-900, -60, 900, 0), [new SKColor(0, 0, 0, 0), new SKColor(0, 0, 0, 110)]));
    }

    private static void Ceiling(SceneCanvas canvas, Viewpoint view, Random random, float height)
    {
        float y = -height - random.Between(60, 200);
        if (view.Eye.Y < y)
        {
            return;
        }

        SKMatrix plane = view.LevelPlane(y);
        var area = new SKRect(-900, Math.Max(-400, view.Eye.Z + 10), 900, 600);
        canvas.Rect(plane, area, random.Grey(120, 235));
        bool beams = random.Chance(0.4);
        SKColor beam = random.Grey(60, 245);
        float length = random.Between(0.2f, 0.9f), width = random.Between(0.08f, 0.3f);
        SurfacePattern.Fill(canvas, plane, area, random.Between(90, 220), brush =>
        {
            if (beams)
            {
                brush.Fill(new SKRect(0.6f, 0, 0.64f, 1), beam);
                brush.Fill(new SKRect(0, 0.3f, 1, 0.33f), beam);
                for (float at = 0; at < 1; at += 0.25f)
                {
                    brush.Line(0.62f, at, 0.72f, at + 0.125f, 0.015f, beam);
                    brush.Line(0.72f, at + 0.125f, 0.62f, at + 0.25f, 0.015f, beam);
                }
            }

            brush.Fill(new SKRect(0.1f, 0.05f, 0.1f + width, 0.05f + length), new SKColor(255, 255, 250));
        });
    }
}
