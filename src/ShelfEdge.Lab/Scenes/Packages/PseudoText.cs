using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages;

/// <summary>
/// Writing that no one can read: strokes with the density and rhythm of Latin, Cyrillic, Chinese or running scripts. No font
/// files are used, so a scene looks the same on every machine.
/// </summary>
internal static class PseudoText
{
    /// <summary>Draws one line that fits <paramref name="area"/>; returns the width used.</summary>
    public static float Line(Brush brush, Random random, SKRect area, SKColor colour, float weight, Script script)
    {
        float height = area.Height;
        float advance = height * (script == Script.Dense ? 1.02f : random.Between(0.55f, 0.78f));
        int count = Math.Clamp((int)(area.Width / advance), 1, 26);
        using var builder = new SKPathBuilder();
        float x = area.Left;
        for (int i = 0; i < count; i++)
        {
            if (count > 5 && script != Script.Dense && random.Chance(0.14))
            {
                x += advance;
                continue;
            }

            Glyph(builder, random, new SKRect(x, area.Top, x + (advance * 0.8f), area.Bottom), script);
            x += advance;
        }

        float slant = random.Chance(0.25) ? random.Between(0.1f, 0.3f) : 0;
        using SKPath path = builder.Detach();
        brush.Canvas.Save();
        brush.Canvas.Concat(new SKMatrix(1, -slant, slant * area.Bottom, 0, 1, 0, 0, 0, 1));
        brush.Outline(path, height * weight, colour);
        brush.Canvas.Restore();
        return x - area.Left;
    }

    private static void Glyph(SKPathBuilder path, Random random, SKRect cell, Script script)
    {
        float w = cell.Width, h = cell.Height;
        switch (script)
        {
            case Script.Dense:
                for (int i = random.Whole(2, 4); i > 0; i--)
                {
                    float y = cell.Top + (h * random.NextSingle());
                    Stroke(path, cell.Left, y, cell.Right, y);
                }

                for (int i = random.Whole(1, 3); i > 0; i--)
                {
                    float x = cell.Left + (w * random.NextSingle());
                    Stroke(path, x, cell.Top, x + (w * random.Between(-0.2f, 0.2f)), cell.Bottom);
                }

                break;
            case Script.Running:
                float middle = cell.MidY;
                path.MoveTo(cell.Left, cell.Bottom);
                path.QuadTo(cell.Left + (w * 0.4f), cell.Top - (h * random.Between(-0.3f, 0.2f)), cell.MidX, middle);
                path.QuadTo(cell.MidX, cell.Bottom, cell.Right + (w * 0.25f), cell.Bottom);
                break;
            default:
                Letter(path, random, cell);
                break;
        }
    }

    private static void Letter(SKPathBuilder path, Random random, SKRect cell)
    {
        float w = cell.Width, h = cell.Height;
        bool tall = random.Chance(0.4);
        float top = tall ? cell.Top : cell.Top + (h * 0.32f);
        float low = cell.Top + (h * 0.35f);
        switch (random.Next(9))
        {
            case 0:
                path.AddOval(new SKRect(cell.Left, top, cell.Right, cell.Bottom));
                break;
            case 1:
                Stroke(path, cell.Left, top, cell.Left, cell.Bottom);
                path.AddOval(new SKRect(cell.Left, low, cell.Right, cell.Bottom));
                break;
            case 2:
                path.AddArc(new SKRect(cell.Left, top, cell.Right, cell.Bottom), 40, 280);
                break;
            case 3:
                path.MoveTo(cell.Right, top + (h * 0.08f));
                path.CubicTo(cell.Left - (w * 0.3f), top, cell.Right + (w * 0.4f), cell.Bottom - (h * 0.1f), cell.Left, cell.Bottom);
                break;
            case 4:
                Stroke(path, cell.Left, top, cell.Left, cell.Bottom);
                Stroke(path, cell.Right, low, cell.Right, cell.Bottom);
                Stroke(path, cell.Left, cell.MidY, cell.Right, cell.MidY);
                break;
            case 5:
                Stroke(path, cell.MidX, top, cell.MidX, cell.Bottom);
                Stroke(path, cell.Left, top, cell.Right, top);
                break;
            case 6:
                path.MoveTo(cell.Left, cell.Bottom);
                path.LineTo(cell.MidX, top);
                path.LineTo(cell.Right, cell.Bottom);
                break;
            case 7:
                Stroke(path, cell.Left, top, cell.Left, cell.Bottom);
                path.AddArc(new SKRect(cell.Left, low, cell.Right, cell.Bottom + (h * 0.3f)), 180, 180);
                Stroke(path, cell.Right, low + (h * 0.3f), cell.Right, cell.Bottom);
                break;
            default:
                Stroke(path, cell.Left, top, cell.Left, cell.Bottom);
                Stroke(path, cell.Left, cell.MidY, cell.Right, top);
                Stroke(path, cell.Left, cell.MidY, cell.Right, cell.Bottom);
                break;
        }
    }

    private static void Stroke(SKPathBuilder path, float x1, float y1, float x2, float y2)
    {
        path.MoveTo(x1, y1);
        path.LineTo(x2, y2);
    }
}
