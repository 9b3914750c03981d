using System.Runtime.InteropServices;
using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Camera;

/// <summary>
/// Turns drawn scenes of one size into photographs. Reuses its buffers from scene to scene; not thread safe.
/// </summary>
internal sealed class Darkroom(int width, int height)
{
    private readonly uint[] _colours = new uint[width * height];
    private readonly uint[] _before = new uint[width * height];
    private readonly int[] _marks = new int[width * height];
    private readonly int[] _marksBefore = new int[width * height];

    /// <summary>Number of the mark seen at each pixel of the last photograph, row by row.</summary>
    public ReadOnlySpan<int> Marks => _marks;

    /// <summary>Photographs the canvas with random settings.</summary>
    public RenderedScene Take(SceneCanvas canvas, Random random)
    {
        float unit = width / 640f;
        if (random.Chance(0.35))
        {
            canvas.Blur(random.Between(0.3f, 1.7f) * random.NextSingle() * unit);
        }
        else if (random.Chance(0.08))
        {
            float shake = random.Between(0.5f, 3) * unit;
            bool across = random.Chance(0.6);
            canvas.Blur(across ? shake : shake * 0.15f, across ? shake * 0.15f : shake);
        }

        float? lens = random.Chance(0.4) ? random.Between(-0.05f, 0.14f) : null;
        return Develop(canvas, SensorSettings.Draw(random), random, lens);
    }

    /// <summary>Photographs the canvas with given settings; <c>lens</c> is the distortion of <see cref="LensWarp"/>.</summary>
    public RenderedScene Develop(SceneCanvas canvas, SensorSettings sensor, Random random, float? lens = null)
    {
        canvas.CopyColours(_colours);
        canvas.CopyMarks(_marks);
        if (lens is { } distortion)
        {
            _colours.CopyTo(_before, 0);
            _marks.CopyTo(_marksBefore, 0);
            LensWarp.Apply(_before, _marksBefore, _colours, _marks, width, height, distortion);
        }

        if (sensor.Sharpening > 0)
        {
            _colours.CopyTo(_before, 0);
            Sensor.Sharpen(_before, _colours, width, height, sensor.Sharpening);
        }

        Sensor.Develop(_colours, width, height, sensor, random);
        List<SceneLabel> labels = LabelReader.Read(_marks, width, height, canvas.Marks);
        return new RenderedScene(Encode(sensor.JpegQuality), width, height, labels);
    }

    private byte[] Encode(int quality)
    {
        using SKImage picture = SKImage.FromPixelCopy(
            new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque), MemoryMarshal.AsBytes(_colours.AsSpan()));
        using SKPixmap pixels = picture.PeekPixels();
        using SKData data = pixels.Encode(
                new SKJpegEncoderOptions(quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore))
            ?? throw new InvalidOperationException("JPEG encoding failed");
        return data.ToArray();
    }
}
