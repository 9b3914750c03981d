using CsCheck;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Planogram.Proposal;
using Plan = ShelfEdge.Core.Planogram.Planogram;

namespace ShelfEdge.Core.Tests.Planogram.Proposal;

public sealed class PlanogramProposerTests
{
    private static readonly PlanogramCamera Camera = new(new CameraId("camera-1"), 1000, 800);

    [Fact]
    public void Neighbours_of_one_size_are_a_position_on_a_shelf_that_may_lean()
    {
        // Five narrow and four broad ones on each of two shelves that fall to the right.
        var boxes = Enumerable.Range(1, 2).Select(shelf => 300f * shelf).SelectMany(y => Row(y, 0.05f, Repeat(5, 40, 100)).Concat(Row(y, 0.05f, Repeat(4, 60, 120), 250)));

        var planogram = Propose(boxes);

        Assert.Equal(["Shelf 1 from the top", "Shelf 2 from the top"], planogram.Shelves.Select(shelf => shelf.Name));
        Assert.Equal(
            [("camera-1-s1-1", 5), ("camera-1-s1-2", 4), ("camera-1-s2-1", 5), ("camera-1-s2-2", 4)],
            planogram.Positions.Select(position => (position.Id.Value, position.Capacity)));
        var zone = planogram.Positions[2].Zone;
        Assert.Equal(0.05, (zone.Points[2].Y - zone.Points[3].Y) / (zone.Points[2].X - zone.Points[3].X), 0.005);
    }

    [Fact]
    public void A_missing_product_between_others_counts_as_a_facing()
    {
        var boxes = Row(300, 0, Repeat(6, 50, 100)).ToList();
        boxes.RemoveAt(2);

        var position = Assert.Single(Propose(boxes).Positions);

        Assert.Equal((6, 2), (position.Capacity, position.LowThreshold));
    }

    [Fact]
    public void What_stands_on_others_of_its_kind_is_a_second_layer()
    {
        var boxes = Row(300, 0, Repeat(6, 50, 80)).Concat(Row(220, 0, Repeat(6, 50, 80)));

        var position = Assert.Single(Propose(boxes).Positions);

        Assert.Equal((new FacingLayout(6, 2), 12), (position.Facings!.Value, position.Capacity));
    }

    [Fact]
    public void Recognized_products_part_where_the_sku_changes()
    {
        Sku?[] skus = [new("tea"), new("tea"), new("tea"), new("coffee"), new("coffee"), null];

        var planogram = PlanogramProposer.Propose(Camera, [.. Row(300, 0, Repeat(6, 50, 100))], skus);

        Assert.Equal(
            [("tea", 3), ("coffee", 2), ("new-camera-1-s1-3", 1)],
            planogram.Positions.Select(position => (position.Sku.Value, position.Capacity)));
    }

    [Fact]
    public void A_product_that_was_cut_off_belongs_to_the_row_beside_it()
    {
        var boxes = Row(300, 0, Repeat(8, 50, 100)).ToList();
        boxes[0] = boxes[0] with { Y2 = boxes[0].Y2 - 45 };

        Assert.Single(Propose(boxes).Shelves);
    }

    [Fact]
    public void Nothing_detected_gives_no_shelf() => Assert.Empty(Propose([]).Shelves);

    [Fact]
    public void Every_product_lies_in_a_position_and_the_document_is_valid() => Shelves.Sample(
        boxes =>
        {
            var planogram = Propose(boxes);

            Assert.Empty(PlanogramFile.Read(PlanogramFile.Write(planogram)).Errors);
            Assert.All(boxes, box => Assert.Contains(planogram.Positions, position => position.Zone.Contains(box.CenterX, box.CenterY)));
        },
        iter: 300);

    [Fact]
    public void A_line_is_not_moved_by_a_quarter_of_strays()
    {
        var points = Enumerable.Range(0, 20).Select(i => (X: i * 10.0, Y: 100 + (0.1 * i * 10))).ToList();
        for (var i = 0; i < 5; i++)
        {
            points[i * 4] = (points[i * 4].X, points[i * 4].Y - 60 - i);
        }

        var line = ShelfLine.Fit(points, 0);

        Assert.Equal((0.1, 100.0), (Math.Round(line.Slope, 2), Math.Round(line.AtZero, 0)));
    }

    // Rows that lean, of products that do not overlap, with some missing.
    private static Gen<Box[]> Shelves =>
        from lean in Gen.Float[-0.04f, 0.04f]
        from rows in Gen.Select(Gen.Float[30, 60], Gen.Float[60, 100], Gen.Float[-2, 2], Gen.Int[0, 4]).Array[1, 12].Array[1, 4]
        select rows.SelectMany((row, i) =>
        {
            var x = 10f;
            var boxes = new List<Box>();
            foreach (var (width, height, jitter, skip) in row)
            {
                var bottom = 150 + (i * 170) + jitter + (lean * x);
                if (skip > 0)
                {
                    boxes.Add(new Box(x, bottom - height, x + width, bottom));
                }

                x += width + 5;
            }

            return boxes;
        }).ToArray();

    private static IEnumerable<(float Width, float Height)> Repeat(int count, float width, float height) =>
        Enumerable.Repeat((width, height), count);

    private static IEnumerable<Box> Row(float y, float lean, IEnumerable<(float Width, float Height)> sizes, float left = 20)
    {
        foreach (var (width, height) in sizes)
        {
            var bottom = y + (lean * (left + (width / 2)));
            yield return new Box(left, bottom - height, left + width, bottom);
            left += width + 1;
        }
    }

    private static Plan Propose(IEnumerable<Box> boxes) => PlanogramProposer.Propose(Camera, [.. boxes], []);
}
