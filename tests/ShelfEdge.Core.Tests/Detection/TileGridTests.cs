using CsCheck;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Tests.Detection;

public sealed class TileGridTests
{
    [Theory]
    [InlineData(640, 640)]
    [InlineData(1280, 1280)]
    [InlineData(1, 1)]
    public void Frame_that_fits_a_tile_is_one(int width, int height) => Assert.Equal(
        [new PixelRegion(0, 0, width, height)], TileGrid.Create(width, height, 1280, 1280, 0.2).Tiles);

    [Fact]
    public void Four_k_is_cut_into_four_by_two() => Assert.Equal(
        [
            new(0, 0, 1280, 1280), new(853, 0, 1280, 1280), new(1706, 0, 1280, 1280), new(2560, 0, 1280, 1280),
            new(0, 880, 1280, 1280), new(853, 880, 1280, 1280), new(1706, 880, 1280, 1280), new(2560, 880, 1280, 1280),
        ],
        TileGrid.Create(3840, 2160, 1280, 1280, 0.2).Tiles);

    [Fact]
    public void Low_frame_is_cut_across_only() => Assert.Equal(
        [new(0, 0, 1280, 720), new(640, 0, 1280, 720)], TileGrid.Create(1920, 720, 1280, 1280, 0.2).Tiles);

    [Fact]
    public void Tiles_cover_the_frame_share_the_overlap_and_stay_within_the_bound() =>
        Gen.Select(Gen.Int[1, 8192], Gen.Int[1, 8192], Gen.Int[16, 4096], Gen.Int[16, 4096], Gen.Double[0, 0.5])
            .Sample((width, height, tileWidth, tileHeight, overlap) =>
            {
                var tiles = TileGrid.Create(width, height, tileWidth, tileHeight, overlap).Tiles;

                Assert.InRange(tiles.Length, 1, TileGrid.MaxTiles);
                AssertCovers([.. tiles.Select(t => (t.Left, t.Right)).Distinct()], width, overlap);
                AssertCovers([.. tiles.Select(t => (t.Top, t.Bottom)).Distinct()], height, overlap);
                Assert.Equal(
                    tiles.Length,
                    tiles.Select(t => t.Left).Distinct().Count() * tiles.Select(t => t.Top).Distinct().Count());
            });

    private static void AssertCovers((int First, int End)[] parts, int length, double overlap)
    {
        Assert.Equal(0, parts[0].First);
        Assert.Equal(length, parts[^1].End);
        foreach (var (left, right) in parts.Zip(parts.Skip(1)))
        {
            Assert.True(left.End - right.First >= Math.Floor(overlap * (left.End - left.First)));
        }
    }
}
