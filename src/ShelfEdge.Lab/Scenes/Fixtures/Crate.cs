using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>The front wall of a basket or crate, through which the goods are seen.</summary>
internal static class Crate
{
    /// <summary>Wires with open space between them, or clear plastic; only bars wide enough to hide something hide it.</summary>
    public static void DrawFront(SceneCanvas canvas, Viewpoint view, Random random, SKRect area, float z, SKColor wire)
    {
        SKMatrix plane = view.FrontPlane(z);
        float rim = random.Between(0.8f, 2.5f);
        if (random.Chance(0.4))
        {
            canvas.Paint(plane, brush =>
            {
                brush.Fill(area, wire.WithAlpha((byte)random.Whole(50, 130)));
                brush.Gradient(area, new SKPoint(area.Left, area.Top), new SKPoint(area.Right, area.Bottom), [new SKColor(255, 255, 255, 120), new SKColor(255, 255, 255, 10), new SKColor(255, 255, 255, 70)]);
                brush.OutlineRect(area, 0.5f, wire);
            });
        }
        else
        {
            float pitch = random.Between(2.5f, 7), thick = random.Between(0.3f, 0.6f);
            canvas.Paint(plane, brush =>
            {
                for (float x = area.Left; x < area.Right; x += pitch)
                {
                    brush.Fill(new SKRect(x, area.Top, x + thick, area.Bottom), wire);
                }

                for (float y = area.Top; y < area.Bottom; y += pitch * 1.6f)
                {
                    brush.Fill(new SKRect(area.Left, y, area.Right, y + thick), wire.Lit(0.9f));
                }
            });
        }

        canvas.Rect(plane, new SKRect(area.Left, area.Top, area.Right, area.Top + rim), wire.Lit(1.1f));
    }
}
