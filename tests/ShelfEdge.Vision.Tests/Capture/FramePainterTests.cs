using System.Numerics;
using OpenCvSharp;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

public sealed class FramePainterTests
{
    private static readonly PaintColour Green = new(0, 200, 0);

    [Fact]
    public void Box_is_drawn_on_its_edges_and_not_inside()
    {
        using var painter = Begin(400, 300, out var frame);
        painter.DrawBox(new Box(100, 120, 200, 220), "cola", 0.87f, Green);
        using var picture = Decode(painter.ToPng());
        Assert.Equal(new Vec3b(0, 200, 0), picture.At<Vec3b>(170, 100));
        Assert.Equal(new Vec3b(0, 200, 0), picture.At<Vec3b>(219, 150));
        Assert.Equal(new Vec3b(50, 50, 50), picture.At<Vec3b>(170, 150));
        Assert.True(CountOther(picture, new Rect(100, 95, 90, 25)) > 500); // The label above the box.
        Assert.Equal(50, frame.Pixels[((170 * 400) + 100) * 3]); // The frame itself is as it was.
    }

    [Fact]
    public void Label_holds_the_score()
    {
        using var painter = Begin(400, 300, out _);
        painter.DrawBox(new Box(100, 120, 200, 220), null, 0.87f, Green);
        var first = painter.ToPng();
        painter.DrawBox(new Box(100, 120, 200, 220), null, 0.12f, Green);
        Assert.NotEqual(first, painter.ToPng());
    }

    [Theory]
    [InlineData(-50, -50, 20, 20)]
    [InlineData(390, 290, 900, 900)]
    [InlineData(0, 0, 400, 300)]
    [InlineData(500, 500, 600, 600)]
    [InlineData(10, 10, 10, 10)]
    [InlineData(float.MinValue, float.MinValue, float.MaxValue, float.MaxValue)]
    public void Box_at_or_beyond_the_edge_is_cut(float x1, float y1, float x2, float y2)
    {
        using var painter = Begin(400, 300, out _);
        painter.DrawBox(new Box(x1, y1, x2, y2), "a long label that does not fit in so little room at all", 1, Green);
        using var picture = Decode(painter.ToPng());
        Assert.Equal(x1 >= 400 || x1 == x2, CountOther(picture, new Rect(0, 0, 400, 300)) == 0);
    }

    [Fact]
    public void Polygon_is_drawn_closed_with_its_label()
    {
        using var painter = Begin(400, 300, out _);
        painter.DrawPolygon([new(100, 100), new(300, 100), new(300, 200), new(100, 200)], "空 low", Green);
        using var picture = Decode(painter.ToPng());
        Assert.InRange(picture.At<Vec3b>(150, 300).Item1, 150, 200);
        Assert.InRange(picture.At<Vec3b>(150, 100).Item1, 150, 200); // The closing edge.
        Assert.Equal(new Vec3b(50, 50, 50), picture.At<Vec3b>(150, 200));
    }

    [Fact]
    public void Polygon_of_two_corners_is_refused()
    {
        using var painter = Begin(400, 300, out _);
        Assert.Throws<ArgumentException>(() => painter.DrawPolygon([Vector2.Zero, Vector2.One], null, Green));
    }

    [Fact]
    public void Jpeg_of_lower_quality_is_smaller()
    {
        using var painter = Begin(400, 300, out var frame);
        new Random(1).NextBytes(frame.Writable.Span);
        painter.Begin(frame);
        var good = painter.ToJpeg(95);
        var poor = painter.ToJpeg(20);
        Assert.True(poor.Length < good.Length / 2);
        using var picture = Decode(poor);
        Assert.Equal((400, 300), (picture.Width, picture.Height));
        Assert.Equal([0xFF, 0xD8], poor[..2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => painter.ToJpeg(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => painter.ToJpeg(101));
    }

    [Fact]
    public void Crop_is_the_part_inside_the_picture()
    {
        using var painter = Begin(400, 300, out _);
        using var picture = Decode(painter.ToPng(new Box(350.5f, 250, 900, 299.2f)));
        Assert.Equal((50, 50), (picture.Width, picture.Height));
        Assert.Throws<ArgumentException>(() => painter.ToJpeg(crop: new Box(400, 0, 500, 100)));
    }

    [Fact]
    public void Painter_takes_frames_of_another_size()
    {
        using var painter = Begin(400, 300, out _);
        using var pool = TestFrames.Pool();
        using var frame = pool.Rent();
        frame.Reshape(33, 21);
        painter.Begin(frame);
        Assert.Equal((33, 21), (painter.WidthPixels, painter.HeightPixels));
    }

    private static FramePainter Begin(int width, int height, out Frame frame)
    {
        frame = TestFrames.Pool().Rent();
        frame.Reshape(width, height);
        frame.Writable.Span.Fill(50);
        var painter = new FramePainter();
        painter.Begin(frame);
        return painter;
    }

    private static Mat Decode(byte[] bytes) => Cv2.ImDecode(bytes, ImreadModes.Color);

    private static int CountOther(Mat picture, Rect part)
    {
        using var view = new Mat(picture, part);
        using var mask = new Mat();
        Cv2.InRange(view, Scalar.All(50), Scalar.All(50), mask);
        return (part.Width * part.Height) - Cv2.CountNonZero(mask);
    }
}
