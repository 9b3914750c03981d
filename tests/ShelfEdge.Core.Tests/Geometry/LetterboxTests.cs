using CsCheck;
using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Tests.Geometry;

public sealed class LetterboxTests
{
    private static readonly Gen<Letterbox> AnyLetterbox =
        Gen.Select(Gen.Int[1, 8192], Gen.Int[1, 8192], Gen.Int[32, 1280], Gen.Int[32, 1280], Letterbox.Fit);

    [Theory]
    [InlineData(1920, 1080, 640, 640, 640, 360, 0, 140)]
    [InlineData(1080, 1920, 640, 640, 360, 640, 140, 0)]
    [InlineData(640, 640, 640, 640, 640, 640, 0, 0)]
    [InlineData(320, 320, 640, 640, 640, 640, 0, 0)] // small frames are scaled up
    [InlineData(1000, 333, 640, 640, 640, 213, 0, 213)] // 213.12 rows round down, 427 rows of padding split 213 and 214
    [InlineData(8192, 1, 640, 640, 640, 1, 0, 319)] // never less than a row
    public void Frame_is_fitted_and_centred(
        int width, int height, int modelWidth, int modelHeight, int scaledWidth, int scaledHeight, int left, int top)
    {
        var letterbox = Letterbox.Fit(width, height, modelWidth, modelHeight);

        Assert.Equal((scaledWidth, scaledHeight), (letterbox.ScaledWidthPixels, letterbox.ScaledHeightPixels));
        Assert.Equal((left, top), (letterbox.LeftPixels, letterbox.TopPixels));
    }

    [Fact]
    public void Corners_of_the_frame_are_corners_of_the_scaled_frame() => AnyLetterbox.Sample(letterbox =>
    {
        var frame = new Box(0, 0, letterbox.FrameWidthPixels, letterbox.FrameHeightPixels);
        var scaled = new Box(
            letterbox.LeftPixels,
            letterbox.TopPixels,
            letterbox.LeftPixels + letterbox.ScaledWidthPixels,
            letterbox.TopPixels + letterbox.ScaledHeightPixels);

        Assert.Equal(scaled, letterbox.ToModel(frame));
        Assert.Equal(frame, letterbox.ToFrame(scaled));
    });

    [Fact]
    public void Frame_fills_the_model_input_along_one_axis() => AnyLetterbox.Sample(letterbox =>
    {
        Assert.True(
            letterbox.ScaledWidthPixels == letterbox.ModelWidthPixels
            || letterbox.ScaledHeightPixels == letterbox.ModelHeightPixels);
        Assert.InRange(letterbox.ScaledWidthPixels, 1, letterbox.ModelWidthPixels);
        Assert.InRange(letterbox.ScaledHeightPixels, 1, letterbox.ModelHeightPixels);
    });

    [Fact]
    public void Aspect_ratio_is_kept_to_half_a_pixel_of_the_model_input() => AnyLetterbox.Sample(letterbox =>
    {
        var scale = Math.Min(
            (double)letterbox.ModelWidthPixels / letterbox.FrameWidthPixels,
            (double)letterbox.ModelHeightPixels / letterbox.FrameHeightPixels);

        Assert.True(Math.Abs(letterbox.ScaledWidthPixels - Math.Max(1, letterbox.FrameWidthPixels * scale)) <= 0.5);
        Assert.True(Math.Abs(letterbox.ScaledHeightPixels - Math.Max(1, letterbox.FrameHeightPixels * scale)) <= 0.5);
    });

    [Fact]
    public void Box_survives_the_way_over_and_back() =>
        Gen.Select(AnyLetterbox, Gen.Float.Unit, Gen.Float.Unit, Gen.Float.Unit, Gen.Float.Unit)
            .Sample((letterbox, a, b, c, d) =>
            {
                var box = new Box(
                    a * letterbox.FrameWidthPixels,
                    b * letterbox.FrameHeightPixels,
                    c * letterbox.FrameWidthPixels,
                    d * letterbox.FrameHeightPixels);

                AssertClose(box, letterbox.ToFrame(letterbox.ToModel(box)), letterbox);
            });

    [Fact]
    public void Padding_maps_outside_the_frame()
    {
        var letterbox = Letterbox.Fit(1920, 1080, 640, 640);

        var box = letterbox.ToFrame(new Box(0, 0, 640, 139));

        Assert.True(box.Y1 < 0);
        Assert.True(box.Y2 < 0);
        Assert.Equal(0, box.ClampTo(1920, 1080).Area);
    }

    [Theory]
    [InlineData(0, 1, 1, 1)]
    [InlineData(1, 0, 1, 1)]
    [InlineData(1, 1, 0, 1)]
    [InlineData(1, 1, 1, -1)]
    public void Size_that_is_not_positive_is_refused(int width, int height, int modelWidth, int modelHeight) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Letterbox.Fit(width, height, modelWidth, modelHeight));

    // A float holds model coordinates (up to 1280) to 6e-5; one pixel of the model is FrameWidth / ScaledWidth of the frame.
    private static void AssertClose(Box expected, Box actual, Letterbox letterbox)
    {
        var across = 2e-4f * MathF.Max(1, letterbox.FrameWidthPixels / (float)letterbox.ScaledWidthPixels) + 1e-3f;
        var down = 2e-4f * MathF.Max(1, letterbox.FrameHeightPixels / (float)letterbox.ScaledHeightPixels) + 1e-3f;
        Assert.Equal(expected.X1, actual.X1, across);
        Assert.Equal(expected.X2, actual.X2, across);
        Assert.Equal(expected.Y1, actual.Y1, down);
        Assert.Equal(expected.Y2, actual.Y2, down);
    }
}
