using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>Closed shipping cartons stored over the goods: no sellable units, so they are not labelled.</summary>
internal static class Overstock
{
    public static void Draw(SceneCanvas canvas, Viewpoint view, Random random, float left, float right, float board, float highest)
    {
        float x = left + random.Between(0, 15);
        while (x < right - 15)
        {
            float w = random.Between(22, 48), h = Math.Min(highest, random.Between(14, 34)), z = random.Between(1, 10);
            float to = Math.Min(right, x + w);
            SKMatrix plane = view.FrontPlane(z);
            SKColor paper = random.Chance(0.8) ? random.Hsv(26, 38, 25, 50, 50, 82) : random.Grey(180, 240);
            SKColor ink = random.Chance(0.6) ? random.Hsv(20, 35, 40, 80, 15, 40) : random.Hsv(0, 360, 60, 100, 30, 80);
            var area = new SKRect(x, board - h, to, board);
            if (view.Eye.Y < board - h)
            {
                canvas.Rect(view.LevelPlane(board - h), new SKRect(x, z, to, z + 25), paper.Lit(1.1f));
            }

            canvas.Rect(plane, area, paper);
            canvas.Paint(plane, brush =>
            {
                if (random.Chance(0.5))
                {
                    brush.Fill(FacePrinter.Part(area, 0, 0.44f, 1, 0.54f), new SKColor(230, 210, 170, 130));
                }

                float top = random.Between(0.1f, 0.6f);
                PseudoText.Line(brush, random, FacePrinter.Part(area, 0.1f, top, random.Between(0.5f, 0.9f), top + random.Between(0.12f, 0.3f)), ink, 0.15f, random.Chance(0.5) ? Script.Letters : Script.Dense);
                brush.Across(area, [new SKColor(255, 255, 255, 25), new SKColor(0, 0, 0, 50)]);
            });
            x = to + (random.Chance(0.7) ? random.Between(0.2f, 2) : random.Between(5, 40));
        }
    }
}
