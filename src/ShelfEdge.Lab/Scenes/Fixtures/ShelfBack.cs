using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>Panels behind and beside the goods.</summary>
internal static class ShelfBack
{
    public static void Draw(SceneCanvas canvas, Viewpoint view, ShelfStyle style, SKRect area, float z)
    {
        SKMatrix plane = view.FrontPlane(z);
        canvas.Rect(plane, area, style.Back.Lit(1 - (style.Shade * 0.45f)));
        if (style.BackKind == BackKind.Plain)
        {
            return;
        }

        SKColor bar = style.Board.Lit(1.15f);
        SurfacePattern.Fill(canvas, plane, area, style.BackKind == BackKind.Slats ? 8 : 5, brush =>
        {
            switch (style.BackKind)
            {
                case BackKind.Perforated:
                    brush.Oval(new SKRect(0.35f, 0.35f, 0.65f, 0.65f), new SKColor(0, 0, 0, 120));
                    break;
                case BackKind.Slats:
                    brush.Fill(new SKRect(0, 0, 1, 0.12f), new SKColor(0, 0, 0, 100));
                    brush.Fill(new SKRect(0, 0.12f, 1, 0.18f), new SKColor(255, 255, 255, 70));
                    break;
                default:
                    brush.Fill(new SKRect(0, 0, 0.14f, 1), bar);
                    brush.Fill(new SKRect(0, 0, 1, 0.1f), bar);
                    break;
            }
        });
    }

    /// <summary>Side walls of a bay from the front to the back.</summary>
    public static void DrawSides(SceneCanvas canvas, Viewpoint view, ShelfStyle style, SKRect area)
    {
        foreach (float x in (ReadOnlySpan<float>)[area.Left, area.Right])
        {
            canvas.Rect(view.SidePlane(x), new SKRect(0, area.Top, style.Depth, area.Bottom), style.Board.Lit(0.7f));
        }
    }
}
