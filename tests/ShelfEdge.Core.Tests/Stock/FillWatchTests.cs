using CsCheck;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;
using ShelfEdge.Testing;

namespace ShelfEdge.Core.Tests.Stock;

public sealed class FillWatchTests
{
    private const double Height = 120;
    private const double Depth = 60;
    private const double Distance = 1500;
    private const int Deep = 5;
    private static readonly PlanogramCamera Camera = new(new CameraId("camera-1"), 1280, 720);
    private static readonly Box Zone = new(100, 100, 500, 300);

    [Fact]
    public void Width_is_the_share_of_the_zone_before_which_products_stand()
    {
        var fill = New(withDepth: false);

        SeeFrames(fill, 3, new Box(100, 150, 200, 300), new Box(300, 150, 400, 300));

        Assert.Equal(0.5, fill.Width);
    }

    [Fact]
    public void Products_that_overlap_or_stand_out_of_the_zone_cover_it_once()
    {
        var fill = New(withDepth: false);

        SeeFrames(fill, 3, new Box(50, 150, 200, 300), new Box(150, 150, 300, 300), new Box(460, 150, 600, 300));

        Assert.Equal(0.6, fill.Width);
    }

    [Fact]
    public void Width_is_unknown_before_there_is_enough_evidence_and_after_sight_was_lost()
    {
        var fill = New(withDepth: false);
        SeeFrames(fill, 2, Zone);
        Assert.Null(fill.Width);

        SeeFrames(fill, 1, Zone);
        Assert.Equal(1, fill.Width);

        fill.Clear();
        Assert.Null(fill.Width);
    }

    [Fact]
    public void One_frame_that_differs_changes_neither_width_nor_rows()
    {
        var fill = New();
        SeeFrames(fill, 5, Row(0));

        SeeFrames(fill, 1, Row(2));

        Assert.Equal(Deep, fill.RowsDeep);
        Assert.Equal(0.2, fill.Width!.Value, 0.011);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Rows_that_are_sold_are_missing_from_the_depth(int sold)
    {
        var fill = New();
        SeeFrames(fill, 5, Row(0));

        SeeFrames(fill, 5, Row(sold));

        Assert.Equal(Deep - sold, fill.RowsDeep!.Value, 0.15);
    }

    [Fact]
    public void A_refill_stands_as_deep_as_planned()
    {
        var fill = New();
        SeeFrames(fill, 5, Row(0));
        SeeFrames(fill, 5, Row(3));

        SeeFrames(fill, 5, Row(0));

        Assert.Equal(Deep, fill.RowsDeep);
    }

    [Fact]
    public void Something_taller_that_was_once_believed_counts_until_the_next_refill()
    {
        var fill = New();
        SeeFrames(fill, 5, Row(0) with { Y1 = Row(0).Y1 - Row(0).Height });
        SeeFrames(fill, 5, Row(0));
        Assert.InRange(fill.RowsDeep!.Value, 1, Deep - 1);

        fill.Refill();

        Assert.Equal(Deep, fill.RowsDeep);
    }

    [Fact]
    public void The_front_row_is_remembered_over_a_loss_of_sight_and_a_restart()
    {
        var fill = New();
        SeeFrames(fill, 5, Row(0));
        fill.Clear();
        Assert.Null(fill.RowsDeep);
        SeeFrames(fill, 3, Row(2));
        Assert.Equal(Deep - 2, fill.RowsDeep!.Value, 0.15);

        var next = New();
        next.Restore(fill.Front);
        SeeFrames(next, 3, Row(2));

        Assert.Equal(Deep - 2, next.RowsDeep!.Value, 0.15);
    }

    [Fact]
    public void Rows_are_not_estimated_where_the_planogram_knows_no_depth()
    {
        var fill = New(withDepth: false);
        fill.Restore(80);

        SeeFrames(fill, 5, Row(0));

        Assert.Equal((null, null), (fill.RowsDeep, fill.Front));
    }

    [Fact]
    public void An_empty_position_has_no_rows()
    {
        var fill = New();
        SeeFrames(fill, 5, Row(0));

        SeeFrames(fill, 5);

        Assert.Equal((0.0, null), (fill.Width, fill.RowsDeep));
    }

    [Fact]
    public void Width_and_rows_stay_within_their_range() => Gen.Select(Gen.Float[-200, 1500], Gen.Float[1, 400], Gen.Float[1, 700])
        .Array[0, 80].Array[3, 9].Sample(frames =>
        {
            var fill = New();
            foreach (var frame in frames)
            {
                SeeFrames(fill, 1, [.. frame.Select(box => new Box(box.Item1, 0, box.Item1 + box.Item2, box.Item3))]);
            }

            Assert.InRange(fill.Width!.Value, 0, 1);
            if (fill.RowsDeep is { } rows)
            {
                Assert.InRange(rows, 1, Deep);
            }
        });

    [Fact]
    public void A_frame_allocates_nothing()
    {
        var fill = New();
        Box[] row = [Row(0)];

        Assert.Equal(0, Allocations.Of(() => SeeFrames(fill, 1, row)));
    }

    // One product, as a lens of 60 degrees sees it with so many rows sold before it.
    private static Box Row(int sold)
    {
        var height = 0.866 * Camera.WidthPixels * Height / (Distance + (sold * Depth));
        return new Box(100, (float)(300 - height), 180, 300);
    }

    private static FillWatch New(bool withDepth = true) => new(
        new Position(
            new PositionId("p"), new ShelfId("s"), new Sku("4001"), Camera.Id, Polygon.FromBox(Zone), Capacity: 4, LowThreshold: 1)
        {
            Facings = new FacingLayout(4, 1, Deep),
        },
        new Product(new Sku("4001"), "Product") { SizeMillimetres = new ProductSize(80, Height, withDepth ? Depth : null) },
        Camera,
        new EvidenceRules());

    private static void SeeFrames(FillWatch fill, int frames, params ReadOnlySpan<Box> boxes)
    {
        for (var frame = 0; frame < frames; frame++)
        {
            foreach (var box in boxes)
            {
                fill.Add(box);
            }

            fill.EndFrame();
        }
    }
}
