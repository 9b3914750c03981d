using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>Uneven and mixed light over the finished scene: brighter ends, a coloured lamp, glare patches.</summary>
internal static class Light
{
    public static void Draw(SceneCanvas canvas, Random random)
    {
        var frame = new SKRect(0, 0, canvas.Width, canvas.Height);
        if (random.Chance(0.5))
        {
            byte lost = (byte)random.Whole(15, 115);
            var from = new SKPoint(frame.Width * random.NextSingle(), random.Chance(0.7) ? 0 : frame.Height);
            var to = new SKPoint(frame.Width * random.NextSingle(), frame.Height - from.Y);
            canvas.Brush.Gradient(frame, from, to, [new SKColor(0, 0, 0, 0), new SKColor(0, 0, 0, lost)]);
        }

        if (random.Chance(0.2))
        {
            SKColor lamp = random.Chance(0.5) ? random.Hsv(20, 50, 10, 35, 95, 100) : random.Hsv(190, 225, 8, 25, 95, 100);
            bool across = random.Chance(0.5);
            canvas.Brush.Gradient(
                frame, new SKPoint(0, 0), across ? new SKPoint(frame.Width, 0) : new SKPoint(0, frame.Height), [lamp, SKColors.White], null, SKBlendMode.Multiply);
        }

        if (random.Chance(0.15))
        {
            for (int i = random.Whole(1, 3); i > 0; i--)
            {
                float w = frame.Width * random.Between(0.1f, 0.5f), h = frame.Height * random.Between(0.05f, 0.4f);
                float x = random.Between(-w / 2, frame.Width), y = random.Between(-h / 2, frame.Height);
                canvas.Brush.Glow(
                    new SKRect(x, y, x + w, y + h), new SKColor(255, 255, 245, (byte)random.Whole(20, 110)), new SKColor(255, 255, 245, 0), SKBlendMode.Screen);
            }
        }
    }
}
