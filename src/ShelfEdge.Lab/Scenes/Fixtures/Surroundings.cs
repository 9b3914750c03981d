using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>The store around a fixture: far wall, neighbouring goods out of focus, ceiling with lamps, floor.</summary>
internal static class Surroundings
{
    public static void Draw(SceneCanvas canvas, Viewpoint view, Random random, float height)
    {
        var frame = new SKRect(0, 0, canvas.Width, canvas.Height);
        SKColor wall = random.Grey(60, 235);
        canvas.Brush.Down(frame, [wall.Lit(1.1f), wall.Lit(0.75f)]);
        if (random.Chance(0.6))
        {
            for (int i = random.Whole(10, 60); i > 0; i--)
            {
                float w = canvas.Width * random.Between(0.02f, 0.14f), h = canvas.Height * random.Between(0.01f, 0.1f);
                float x = random.Between(-w, canvas.Width), y = random.Between(-h, canvas.Height);
                canvas.Brush.Fill(new SKRect(x, y, x + w, y + h), random.Hsv(0, 360, 0, 70, 20, 95).WithAlpha(190));
            }

            canvas.Blur(canvas.Width * random.Between(0.003f, 0.012f));
        }

        Ceiling(canvas, view, random, height);
        Floor(canvas, view, random);
    }

    private static void Ceiling(SceneCanvas canvas, Viewpoint view, Random random, float height)
    {
        float y = -height - random.Between(60, 200);
        if (view.Eye.Y < y)
        {
            return;
        }

        SKMatrix plane = view.LevelPlane(y);
        float near = Math.Max(-400, view.Eye.Z + 10);
        canvas.Rect(plane, new SKRect(-900, near, 900, 600), random.Grey(120, 235));
        canvas.Paint(plane, brush =>
        {
            float pitch = random.Between(90, 220);
            for (float x = -800; x < 800; x += pitch)
            {
                for (float z = near; z < 500; z += pitch)
                {
                    brush.Fill(new SKRect(x, z, x + (pitch * 0.2f), z + (pitch * 0.6f)), new SKColor(255, 255, 250));
                }
            }
        });
    }

    private static void Floor(SceneCanvas canvas, Viewpoint view, Random random)
    {
        SKMatrix plane = view.LevelPlane(0);
        float near = Math.Max(-500, view.Eye.Z + 15);
        SKColor tile = random.Chance(0.7) ? random.Grey(90, 230) : random.Hsv(15, 45, 10, 55, 30, 85);
        canvas.Rect(plane, new SKRect(-900, near, 900, 600), tile);
        bool tiled = random.Chance(0.6);
        bool specked = random.Chance(0.5);
        float pitch = random.Between(20, 60);
        canvas.Paint(plane, brush =>
        {
            if (tiled)
            {
                SKColor joint = tile.Lit(random.Between(0.6f, 1.2f));
                for (float x = -600; x < 600; x += pitch)
                {
                    brush.Fill(new SKRect(x, near, x + 0.6f, 50), joint);
                }

                for (float z = near; z < 50; z += pitch)
                {
                    brush.Fill(new SKRect(-600, z, 600, z + 0.6f), joint);
                }
            }

            if (specked)
            {
                for (int i = 0; i < 250; i++)
                {
                    float x = view.Eye.X + random.Between(-200, 200), z = random.Between(near, 0), size = random.Between(0.8f, 4);
                    brush.Fill(new SKRect(x, z, x + size, z + size), tile.Lit(random.Between(0.6f, 1.3f)));
                }
            }

            brush.Down(new SKRect(-900, -60, 900, 0), [new SKColor(0, 0, 0, 0), new SKColor(0, 0, 0, 110)]);
        });
    }
}
