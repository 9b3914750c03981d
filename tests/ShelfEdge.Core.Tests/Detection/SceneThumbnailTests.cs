using ShelfEdge.Core.Detection;
using ShelfEdge.Testing;

namespace ShelfEdge.Core.Tests.Detection;

public sealed class SceneThumbnailTests
{
    [Theory]
    [InlineData(255, 255, 255, 255)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(200, 0, 0, 22)]
    [InlineData(0, 200, 0, 117)]
    [InlineData(0, 0, 200, 60)]
    public void A_cell_is_the_luma_of_its_pixels(byte blue, byte green, byte red, byte luma)
    {
        var thumbnail = SceneThumbnail.FromBgr(Picture(256, 144, 256 * 3, (_, _) => (blue, green, red)), 256, 144, 256 * 3);

        Assert.All(thumbnail.Luma, cell => Assert.Equal(luma, cell));
    }

    [Theory]
    [InlineData(1280, 720)]
    [InlineData(1920, 1080)]
    [InlineData(640, 480)]
    [InlineData(333, 222)]
    public void A_cell_is_where_its_pixels_are(int width, int height)
    {
        // The right half is bright, the lower half adds half as much.
        var pixels = Picture(width, height, width * 3, (x, y) => Grey((byte)((x >= width / 2 ? 100 : 0) + (y >= height / 2 ? 50 : 0))));

        var luma = SceneThumbnail.FromBgr(pixels, width, height, width * 3).Luma;

        Assert.Equal(0, At(luma, 10, 10));
        Assert.Equal(100, At(luma, SceneThumbnail.Columns - 10, 10));
        Assert.Equal(50, At(luma, 10, SceneThumbnail.Rows - 10));
        Assert.Equal(150, At(luma, SceneThumbnail.Columns - 1, SceneThumbnail.Rows - 1));
    }

    [Fact]
    public void Noise_is_averaged_away()
    {
        var random = new Random(7);
        var pixels = Picture(1280, 720, 1280 * 3, (_, _) => Grey((byte)random.Next(80, 121)));

        Assert.All(SceneThumbnail.FromBgr(pixels, 1280, 720, 1280 * 3).Luma, cell => Assert.InRange(cell, 87, 112));
    }

    [Fact]
    public void Padding_at_the_end_of_rows_is_not_read()
    {
        const int Stride = (256 * 3) + 32;
        var pixels = Picture(256, 144, Stride, (_, _) => Grey(90));

        Assert.All(SceneThumbnail.FromBgr(pixels, 256, 144, Stride).Luma, cell => Assert.Equal(90, cell));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(60, 40)]
    public void A_frame_smaller_than_the_grid_fills_all_cells(int width, int height)
    {
        var pixels = Picture(width, height, width * 3, (_, _) => Grey(90));

        Assert.All(SceneThumbnail.FromBgr(pixels, width, height, width * 3).Luma, cell => Assert.Equal(90, cell));
    }

    [Fact]
    public void Reduce_into_a_buffer_gives_the_same_and_allocates_nothing()
    {
        var random = new Random(7);
        var pixels = Picture(320, 180, 960, (_, _) => Grey((byte)random.Next(256)));
        var luma = new byte[SceneThumbnail.Cells];

        Assert.Equal(0, Allocations.Of(() => SceneThumbnail.Reduce(pixels, 320, 180, 960, luma)));
        Assert.Equal(SceneThumbnail.FromBgr(pixels, 320, 180, 960).Luma, luma);
    }

    [Theory]
    [InlineData(0, 10, 30)]
    [InlineData(10, 0, 30)]
    [InlineData(10, 10, 29)]
    [InlineData(10, 11, 30)]
    [InlineData(int.MaxValue, 1, int.MaxValue)]
    public void A_size_that_does_not_fit_the_pixels_is_refused(int width, int height, int stride) =>
        Assert.ThrowsAny<ArgumentException>(() => SceneThumbnail.FromBgr(new byte[300], width, height, stride));

    [Fact]
    public void A_wrong_number_of_cells_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new SceneThumbnail(default));
        Assert.Throws<ArgumentException>(() => new SceneThumbnail([1, 2, 3]));
    }

    private static byte At(System.Collections.Immutable.ImmutableArray<byte> luma, int column, int row) =>
        luma[(row * SceneThumbnail.Columns) + column];

    private static (byte Blue, byte Green, byte Red) Grey(byte luma) => (luma, luma, luma);

    private static byte[] Picture(int width, int height, int stride, Func<int, int, (byte Blue, byte Green, byte Red)> colour)
    {
        var pixels = new byte[stride * height];
        Array.Fill(pixels, (byte)255);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (blue, green, red) = colour(x, y);
                pixels[(y * stride) + (3 * x)] = blue;
                pixels[(y * stride) + (3 * x) + 1] = green;
                pixels[(y * stride) + (3 * x) + 2] = red;
            }
        }

        return pixels;
    }
}
