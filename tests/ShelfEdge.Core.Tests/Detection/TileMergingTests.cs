using CsCheck;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Core.Tests.Detection;

public sealed class TileMergingTests
{
    private const float Overlap = 0.55f;

    private static readonly TileGrid Grid = TileGrid.Create(1600, 1000, 640, 640, 0.25);

    [Fact]
    public void Product_in_two_tiles_is_given_once_with_the_better_score()
    {
        var merging = new TileMerging(10, Overlap);
        var box = new Box(500, 100, 600, 200); // tiles start at 0, 480 and 960
        merging.AddWhole([]);
        merging.AddTile([At(box, Grid.Tiles[0], 0.8f)], Grid.Tiles[0], Grid);
        merging.AddTile([At(box with { X2 = 604 }, Grid.Tiles[1], 0.9f)], Grid.Tiles[1], Grid);

        Assert.Equal([new Found(box with { X2 = 604 }, 0, 0.9f)], Merge(merging));
    }

    [Fact]
    public void Piece_at_an_inner_border_gives_way_even_with_a_better_score()
    {
        var merging = new TileMerging(10, Overlap);
        var whole = new Box(600, 100, 700, 200);
        merging.AddTile([At(whole with { X2 = 640 }, Grid.Tiles[0], 0.95f)], Grid.Tiles[0], Grid);
        merging.AddTile([At(whole, Grid.Tiles[1], 0.6f)], Grid.Tiles[1], Grid);

        Assert.Equal([new Found(whole, 0, 0.6f)], Merge(merging));
    }

    [Fact]
    public void Piece_at_the_border_of_the_frame_stays()
    {
        var merging = new TileMerging(10, Overlap);
        var box = new Box(0, 0, 80, 90);
        merging.AddTile([At(box, Grid.Tiles[0], 0.7f)], Grid.Tiles[0], Grid);

        Assert.Equal([new Found(box, 0, 0.7f)], Merge(merging));
    }

    [Fact]
    public void Neighbours_of_one_pass_are_left_to_that_pass()
    {
        var merging = new TileMerging(10, Overlap);
        Found[] found = [new(new Box(10, 10, 110, 110), 0, 0.9f), new(new Box(20, 20, 60, 60), 0, 0.8f)];
        merging.AddWhole(found);

        Assert.Equal(found, Merge(merging));
    }

    [Fact]
    public void Other_class_in_the_same_place_stays()
    {
        var merging = new TileMerging(10, Overlap);
        var box = new Box(100, 100, 200, 200);
        merging.AddWhole([new Found(box, 1, 0.9f)]);
        merging.AddTile([At(box, Grid.Tiles[0], 0.8f)], Grid.Tiles[0], Grid);

        Assert.Equal([1, 0], Merge(merging).Select(d => d.ClassIndex));
    }

    [Fact]
    public void Bound_is_kept_and_told()
    {
        var merging = new TileMerging(400, Overlap);
        for (var pass = 0; pass < 3; pass++)
        {
            var top = pass * 100;
            merging.AddWhole([.. Enumerable.Range(0, 400).Select(i => new Found(new Box(i * 4, top, (i * 4) + 3, top + 50), 0, 0.5f))]);
        }

        var found = new Found[TileMerging.MaxDetections];

        Assert.Equal(1000, merging.Merge(found, out var isCut));
        Assert.True(isCut);
    }

    /// <summary>
    /// A detector that finds everything, cut at the borders of each tile: whatever the shelf, each product comes out once,
    /// also when it lies on a seam, and products larger than the overlap come from the whole frame.
    /// </summary>
    [Fact]
    public void Every_product_of_a_shelf_is_counted_once()
    {
        var shelves = Gen.Select(
            Gen.Int[30, 300], Gen.Int[30, 300], Gen.Int[0, 60], Gen.Int[400, 2600], Gen.Int[400, 2000], Gen.Int[0, 20]);
        shelves.Sample((width, height, offset, frameWidth, frameHeight, space) =>
        {
            var grid = TileGrid.Create(frameWidth, frameHeight, 640, 640, 0.25);
            var products = Shelf(width, height, offset, frameWidth, frameHeight, space);
            var merging = new TileMerging(products.Count + 1, Overlap);
            merging.AddWhole([.. products.Select((box, i) => new Found(box, 0, Score(i, pass: 0)))]);
            var pass = 1;
            foreach (var tile in grid.Tiles)
            {
                var visible = products.Select((box, i) => At(box, tile, Score(i, pass)))
                    .Select(d => d with { Box = d.Box.ClampTo(tile.WidthPixels, tile.HeightPixels) })
                    .Where(d => d.Box.Area > 0);
                merging.AddTile([.. visible], tile, grid);
                pass++;
            }

            Assert.Equal(
                products.OrderBy(b => (b.Y1, b.X1)), Merge(merging).Select(d => d.Box).OrderBy(b => (b.Y1, b.X1)));
        }, iter: 300);
    }

    /// <summary>Small products that the whole frame misses all come from the tiles, also those on a seam.</summary>
    [Fact]
    public void Small_products_need_no_whole_frame()
    {
        Gen.Select(Gen.Int[30, 140], Gen.Int[30, 140], Gen.Int[0, 60]).Sample((width, height, offset) =>
        {
            var grid = TileGrid.Create(2000, 1500, 640, 640, 0.25);
            var products = Shelf(width, height, offset, 2000, 1500, space: 2);
            var merging = new TileMerging(products.Count + 1, Overlap);
            foreach (var tile in grid.Tiles)
            {
                var visible = products.Select((box, i) => At(box, tile, 0.9f))
                    .Select(d => d with { Box = d.Box.ClampTo(tile.WidthPixels, tile.HeightPixels) })
                    .Where(d => d.Box.Area > 0);
                merging.AddTile([.. visible], tile, grid);
            }

            Assert.Equal(Math.Min(1000, products.Count), Merge(merging).Length);
        }, iter: 100);
    }

    [Fact]
    public void Merging_allocates_nothing()
    {
        var merging = new TileMerging(400, Overlap);
        Found[] tile = [.. Enumerable.Range(0, 400).Select(i => new Found(new Box(i % 20 * 30, i / 20 * 30, (i % 20 * 30) + 25, (i / 20 * 30) + 25), 0, 0.4f + (i / 1000f)))];
        var found = new Found[TileMerging.MaxDetections];
        void Round()
        {
            merging.Clear();
            merging.AddWhole(tile);
            foreach (var region in Grid.Tiles)
            {
                merging.AddTile(tile, region, Grid);
            }

            merging.Merge(found, out _);
        }

        Round();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Round();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static List<Box> Shelf(int width, int height, int offset, int frameWidth, int frameHeight, int space)
    {
        var products = new List<Box>();
        for (var y = offset; y + height <= frameHeight && products.Count < 900; y += height + space)
        {
            for (var x = offset; x + width <= frameWidth; x += width + space)
            {
                products.Add(new Box(x, y, x + width, y + height));
            }
        }

        return products;
    }

    // Scores differ from pass to pass, so that no pass always wins.
    private static float Score(int product, int pass) => 0.5f + (((product * 31) + (pass * 17)) % 49 / 100f);

    private static Found At(Box box, PixelRegion tile, float score) =>
        new(new Box(box.X1 - tile.Left, box.Y1 - tile.Top, box.X2 - tile.Left, box.Y2 - tile.Top), 0, score);

    private static Found[] Merge(TileMerging merging)
    {
        var found = new Found[TileMerging.MaxDetections];
        return found[..merging.Merge(found, out _)];
    }
}
