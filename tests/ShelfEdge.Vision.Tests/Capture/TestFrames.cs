using ShelfEdge.Core.Planogram;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

internal static class TestFrames
{
    public static readonly CameraId Camera = new("shelf-1");

    public static FramePool Pool(int capacity = 1, int maxWidth = 8192, int maxHeight = 8192) =>
        new(Camera, capacity, TimeProvider.System, maxWidth, maxHeight);

    public static Frame Rent(this FramePool pool)
    {
        Assert.True(pool.TryRent(out var frame));
        return frame;
    }

    /// <summary>Blue, green and red at a place given as parts of width and height.</summary>
    public static (byte Blue, byte Green, byte Red) At(this Frame frame, double x, double y)
    {
        var at = ((((int)(y * frame.HeightPixels)) * frame.WidthPixels) + (int)(x * frame.WidthPixels)) * 3;
        return (frame.Pixels[at], frame.Pixels[at + 1], frame.Pixels[at + 2]);
    }

    public static void AssertRedBlue(Frame frame, int width, int height)
    {
        Assert.Equal((width, height), (frame.WidthPixels, frame.HeightPixels));
        Assert.Equal(width * height * 3, frame.Pixels.Length);
        AssertNear((0, 0, 255), frame.At(0.25, 0.1));
        AssertNear((255, 0, 0), frame.At(0.75, 0.9));
    }

    public static void AssertNear((int Blue, int Green, int Red) expected, (byte Blue, byte Green, byte Red) actual, int tolerance = 12) =>
        Assert.True(
            Math.Abs(expected.Blue - actual.Blue) <= tolerance
            && Math.Abs(expected.Green - actual.Green) <= tolerance
            && Math.Abs(expected.Red - actual.Red) <= tolerance,
            $"expected about {expected}, found {actual}");
}
