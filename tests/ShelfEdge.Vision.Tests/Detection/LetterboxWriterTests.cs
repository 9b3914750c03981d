using OpenCvSharp;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Testing.Modelling;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Vision.Tests.Detection;

public sealed class LetterboxWriterTests : IDisposable
{
    private const int Width = 96;
    private const int Height = 64;

    private readonly Frames _frames = new();
    private readonly LetterboxWriter _writer = new(SampleManifest.Create(Width, Height).Input);

    [Theory]
    [InlineData(192, 128)] // half
    [InlineData(48, 32)] // twice
    [InlineData(96, 64)] // as it is
    [InlineData(640, 200)] // padding above and below
    [InlineData(111, 333)] // padding left and right
    [InlineData(2000, 1)]
    [InlineData(1, 1)]
    public void Picture_equals_resize_and_border(int width, int height)
    {
        var frame = _frames.Noise(width, height, seed: 1);

        var letterbox = _writer.Write(frame);

        Assert.Equal(Letterbox.Fit(width, height, Width, Height), letterbox);
        Assert.Equal(Expected(frame), _writer.Picture);
    }

    [Fact]
    public void Padding_is_painted_anew_when_the_frame_size_changes()
    {
        Frame[] frames = [_frames.Noise(300, 40, 1), _frames.Noise(40, 300, 2), _frames.Noise(300, 41, 3)];

        foreach (var frame in frames.Concat(frames))
        {
            _writer.Write(frame);
            Assert.Equal(Expected(frame), _writer.Picture);
        }
    }

    [Fact]
    public void Any_number_of_frame_sizes_is_served()
    {
        for (var i = 0; i < 3; i++)
        {
            for (var width = 20; width < 40; width++)
            {
                using var frames = new Frames();
                var frame = frames.Noise(width, 50, width);
                _writer.Write(frame);
                Assert.Equal(Expected(frame), _writer.Picture);
            }
        }
    }

    public void Dispose()
    {
        _writer.Dispose();
        _frames.Dispose();
    }

    private static byte[] Expected(Frame frame)
    {
        var scale = Math.Min((double)Width / frame.WidthPixels, (double)Height / frame.HeightPixels);
        var across = Math.Max(1, (int)Math.Round(frame.WidthPixels * scale));
        var down = Math.Max(1, (int)Math.Round(frame.HeightPixels * scale));
        var (left, top) = ((Width - across) / 2, (Height - down) / 2);
        using var scaled = new Mat();
        using var bordered = new Mat();
        Cv2.Resize(frame.Image, scaled, new Size(across, down), 0, 0, InterpolationFlags.Linear);
        Cv2.CopyMakeBorder(
            scaled, bordered, top, Height - down - top, left, Width - across - left, BorderTypes.Constant, Scalar.All(114));
        Assert.True(bordered.GetArray(out Vec3b[] pixels));
        return [.. pixels.SelectMany(pixel => new[] { pixel.Item0, pixel.Item1, pixel.Item2 })];
    }
}
