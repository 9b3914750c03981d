using CsCheck;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Core.Tests.Detection;

public sealed class GapFinderTests
{
    private const int Width = 640;
    private const int Height = 480;
    private const int ProductWidth = 40;
    private const int ProductHeight = 80;

    // Without margins a gap is exactly what lies between its neighbours.
    private static readonly GapRules Exact = new() { SideMargin = 0, TopMargin = 0, BottomMargin = 0 };

    [Fact]
    public void Full_shelf_has_no_gap() => Assert.Empty(Find(Shelf()));

    [Fact]
    public void Missing_product_is_a_gap_between_its_neighbours()
    {
        var boxes = Shelf(missing: [(1, 5)]);

        var gap = Assert.Single(Find(boxes));

        Assert.Equal(new Box(20 + (5 * 40), 150, 20 + (6 * 40), 230), gap.Box);
        Assert.Equal(1, gap.Facings, 1e-5f);
        Assert.Equal(20 + (4 * 40), boxes[gap.Left!.Value].X1);
        Assert.Equal(20 + (6 * 40), boxes[gap.Right!.Value].X1);
        Assert.InRange(gap.Score, 0.7f, 1);
    }

    [Fact]
    public void Gaps_come_by_falling_width_and_in_facings_of_their_neighbours()
    {
        var gaps = Find(Shelf(missing: [(0, 3), (2, 7), (2, 8), (2, 9)]));

        Assert.Equal([120f, 40f], gaps.Select(gap => gap.Box.Width));
        Assert.Equal([3f, 1f], gaps.Select(gap => gap.Facings));
    }

    [Fact]
    public void Row_that_ends_early_has_a_gap_with_one_neighbour()
    {
        var boxes = Shelf(missing: [(1, 13), (1, 14)]);

        var gap = Assert.Single(Find(boxes));

        Assert.Equal(20 + (12 * 40), boxes[gap.Left!.Value].X1);
        Assert.Null(gap.Right);
        Assert.Equal(new Box(20 + (13 * 40), 150, 20 + (15 * 40), 230), gap.Box);
        Assert.Empty(Find(Shelf(missing: [(1, 13), (1, 14)]), Exact with { WithRowEnds = false }));
    }

    [Fact]
    public void Tiers_of_a_stack_make_one_gap()
    {
        // Two tiers of products half as high, one upon the other, the sixth pair of them gone.
        Box[] boxes = [.. Shelf(missing: [(1, 5)]).SelectMany(box => new[] { box with { Y2 = box.CenterY }, box with { Y1 = box.CenterY } })];

        var gap = Assert.Single(Find(boxes));

        Assert.Equal(new Box(220, 150, 260, 230), gap.Box);
        Assert.Equal(230, boxes[gap.Left!.Value].Y2);
    }

    [Fact]
    public void Place_above_a_lower_stack_is_doubted()
    {
        Box[] boxes = [.. Shelf().SelectMany(box => new[] { box with { Y2 = box.CenterY }, box with { Y1 = box.CenterY } })];
        Box[] lower = [.. boxes.Where(box => box != new Box(220, 150, 260, 190))];

        var onTop = Assert.Single(Find(lower));
        var empty = Assert.Single(Find([.. lower.Where(box => box != new Box(220, 190, 260, 230))]));

        Assert.True(onTop.Score < 0.6f * empty.Score, $"{onTop.Score} {empty.Score}");
    }

    [Theory]
    [InlineData(0.12)]
    [InlineData(-0.2)]
    public void Shelves_that_run_downhill_are_rows_as_well(double slope)
    {
        Box[] boxes = [.. Shelf(missing: [(1, 5), (1, 6), (1, 7)]).Select(box => Shift(box, (float)(slope * (box.CenterX - 320))))];

        var gap = Assert.Single(Find(boxes));

        Assert.Equal(3, gap.Facings, 1e-3f);
        Assert.Equal(190 + (slope * (gap.Box.CenterX - 320)), gap.Box.CenterY, 3.0);
    }

    [Fact]
    public void Something_printed_in_the_gap_takes_the_confidence_away()
    {
        var boxes = Shelf(missing: [(1, 5)]);
        var picture = Draw(boxes);
        var plain = Assert.Single(Find(boxes, picture)).Score;
        Print(picture, new Box(220, 150, 260, 230));

        var printed = Assert.Single(Find(boxes, picture)).Score;

        Assert.True(printed < 0.4f * plain, $"{printed} {plain}");
    }

    [Fact]
    public void Product_of_another_row_takes_its_part_of_a_stretch()
    {
        // A high product that stands on the shelf below covers half of the place.
        Box[] boxes = [.. Shelf(missing: [(1, 5), (1, 6)]), new Box(260, 140, 300, 290)];

        var gap = Find(boxes).MaxBy(found => found.Score);

        Assert.Equal((220f, 260f), (gap.Box.X1, gap.Box.X2));
        Assert.Null(gap.Right);
    }

    [Fact]
    public void Margins_move_the_edges()
    {
        var gap = Assert.Single(Find(Shelf(missing: [(1, 5)]), new GapRules { SideMargin = 0.1, TopMargin = 0.25, BottomMargin = 0.125 }));

        Assert.Equal(new Box(224, 130, 256, 240), gap.Box);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Few_products_make_no_shelf(int count) => Assert.Empty(Find(Shelf()[..count]));

    [Fact]
    public void Empty_box_is_refused() =>
        Assert.Throws<ArgumentException>(() => Find([.. Shelf(), new Box(5, 5, 5, 9)]));

    [Fact]
    public void Picture_of_another_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => new BgrPicture(new byte[10], 2, 2));

    /// <summary>
    /// Whatever was found, and in whatever order: gaps lie in the frame, are sorted, have a neighbour whose indices are
    /// right, and hold no product that reaches over their whole height.
    /// </summary>
    [Fact]
    public void Gaps_of_any_boxes_keep_the_rules()
    {
        var box = Gen.Select(Gen.Int[0, 600], Gen.Int[0, 440], Gen.Int[5, 120], Gen.Int[5, 120])
            .Select((x, y, width, height) => new Box(x, y, x + width, y + height).ClampTo(Width, Height));
        box.Array[0, 60].Sample(boxes =>
        {
            var gaps = Find(boxes);

            Assert.Equal(gaps.OrderByDescending(gap => gap.Box.Width).Select(gap => gap.Box.Width), gaps.Select(gap => gap.Box.Width));
            Assert.All(gaps, gap =>
            {
                Assert.Equal(gap.Box, gap.Box.ClampTo(Width, Height));
                Assert.True(gap.Box.Area > 0);
                Assert.InRange(gap.Score, 0, 1);
                Assert.True((gap.Left ?? gap.Right) is not null);
                Assert.All(new[] { gap.Left, gap.Right }.OfType<int>(), index => Assert.InRange(index, 0, boxes.Length - 1));
            });
        }, iter: 500);
    }

    [Fact]
    public void Order_of_the_products_does_not_matter() =>
        Gen.Int.Sample(seed =>
        {
            var boxes = Shelf(missing: [(0, 3), (1, 5), (2, 7), (2, 8), (1, 14)]);
            var shuffled = boxes.ToArray();
            new Random(seed).Shuffle(shuffled);

            Assert.Equal(
                Find(boxes).Select(gap => gap.Box).OrderBy(gap => (gap.X1, gap.Y1)),
                Find(shuffled).Select(gap => gap.Box).OrderBy(gap => (gap.X1, gap.Y1)));
        }, iter: 50);

    private static Box[] Shelf(params (int Row, int Column)[] missing) =>
    [
        .. from row in Enumerable.Range(0, 3)
           from column in Enumerable.Range(0, 15)
           where !missing.Contains((row, column))
           select new Box(
               20 + (column * ProductWidth), 30 + (row * 120), 20 + ((column + 1) * ProductWidth), 30 + (row * 120) + ProductHeight),
    ];

    private static Box Shift(Box box, float down) => box with { Y1 = box.Y1 + down, Y2 = box.Y2 + down };

    private static ShelfGap[] Find(Box[] boxes, GapRules? rules = null) => Find(boxes, Draw(boxes), rules);

    private static ShelfGap[] Find(Box[] boxes, byte[] picture, GapRules? rules = null) =>
        [.. new GapFinder(rules ?? Exact).Find(
            [.. boxes.Select(box => new Found(box, 0, 0.9f))], new BgrPicture(picture, Width, Height))];

    // Products are printed, what is between them is plain.
    private static byte[] Draw(Box[] boxes)
    {
        var picture = new byte[Width * Height * 3];
        Array.ForEach(boxes, box => Print(picture, box.ClampTo(Width, Height)));
        return picture;
    }

    private static void Print(byte[] picture, Box box)
    {
        for (var y = (int)box.Y1; y < (int)box.Y2; y++)
        {
            for (var x = (int)box.X1; x < (int)box.X2; x++)
            {
                picture.AsSpan(3 * ((y * Width) + x), 3).Fill((byte)(((x / 4) + (y / 4)) % 2 * 200));
            }
        }
    }
}
