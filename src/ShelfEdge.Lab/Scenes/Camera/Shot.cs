using System.Runtime.InteropServices;
using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Camera;

/// <summary>Turns a drawn scene into a photograph: blur, lens, sensor, JPEG.</summary>
internal static class Shot
{
    public static RenderedScene Take(SceneCanvas canvas, Random random)
    {
        if (random.Chance(0.35))
        {
            canvas.Blur(random.Between(0.3f, 1.5f) * random.NextSingle() * canvas.Width / 640f);
        }

        float? lens = random.Chance(0.4) ? random.Between(-0.05f, 0.14f) : null;
        return Develop(canvas, SensorSettings.Draw(random), random, lens);
    }

    /// <summary>Photographs the canvas with given settings; <c>lens</c> is the distortion of <see cref="LensWarp"/>.</summary>
    public static RenderedScene Develop(SceneCanvas canvas, SensorSettings sensor, Random random, float? lens = null)
    {
        int width = canvas.Width, height = canvas.Height;
        var colours = new uint[width * height];
        var marks = new int[width * height];
        canvas.CopyColours(colours);
        canvas.CopyMarks(marks);
        if (lens is { } distortion)
        {
            LensWarp.Apply(colours, marks, width, height, distortion);
        }

        Sensor.Develop(colours, width, height, sensor, random);
        List<SceneLabel> labels = LabelReader.Read(marks, width, height, canvas.Marks);
        return new RenderedScene(Encode(colours, width, height, sensor.JpegQuality), width, height, labels);
    }

    private static byte[] Encode(uint[] colours, int width, int height, int quality)
    {
        using SKImage picture = SKImage.FromPixelCopy(
            new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque), MemoryMarshal.AsBytes(colours.AsSpan()));
        using SKPixmap pixels = picture.PeekPixels();
        using SKData data = pixels.Encode(
                new SKJpegEncoderOptions(quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore))
            ?? throw new InvalidOperationException("JPEG encoding failed");
        return data.ToArray();
    }
}
