using OpenCvSharp;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Detection;

/// <summary>Frames drawn by code, from a pool that is whole again when the test is over.</summary>
internal sealed class Frames : IDisposable
{
    private readonly FramePool _pool = new(new CameraId("test"), 32, TimeProvider.System);
    private readonly List<Frame> _frames = [];

    public Frame Black(int width, int height)
    {
        Assert.True(_pool.TryRent(out var frame));
        frame.Reshape(width, height);
        frame.Image.SetTo(Scalar.Black);
        _frames.Add(frame);
        return frame;
    }

    public Frame Noise(int width, int height, int seed)
    {
        var frame = Black(width, height);
        var pixels = new byte[width * height * 3];
        new Random(seed).NextBytes(pixels);
        using var noise = Mat.FromPixelData(height, width, MatType.CV_8UC3, pixels);
        noise.CopyTo(frame.Image);
        return frame;
    }

    public void Dispose()
    {
        _frames.ForEach(frame => frame.Dispose());
        _pool.Dispose();
    }
}
