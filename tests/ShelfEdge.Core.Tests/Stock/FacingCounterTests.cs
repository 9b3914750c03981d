using CsCheck;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;
using ShelfEdge.Testing;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Core.Tests.Stock;

public sealed class FacingCounterTests
{
    private static readonly PlanogramCamera Camera = new(new CameraId("camera-1"), 1280, 720);
    private static readonly Polygon[] Zones =
    [
        Polygon.FromBox(new Box(0, 0, 100, 100)),
        Polygon.FromBox(new Box(100, 0, 200, 100)),
        new([new(0, 200), new(200, 200), new(0, 400)]),
    ];

    [Theory]
    [InlineData(10, 10, 40, 90, 0)]
    [InlineData(110, 10, 140, 90, 1)]
    [InlineData(70, 10, 120, 90, 0)]
    [InlineData(90, 10, 140, 90, 1)]
    [InlineData(75, 10, 125, 90, 1)] // Equal shares: the middle is on the shared side, which is the right zone's.
    [InlineData(20, 80, 50, 140, FacingCounter.Unassigned)]
    [InlineData(20, 50, 50, 150, 0)]
    [InlineData(500, 500, 520, 520, FacingCounter.Unassigned)]
    [InlineData(0, 0, 1280, 720, FacingCounter.Unassigned)]
    [InlineData(10, 210, 30, 230, 2)]
    [InlineData(150, 350, 200, 400, FacingCounter.Unassigned)] // In the bounds of the triangle, not in it.
    [InlineData(30, 30, 30, 60, FacingCounter.Unassigned)]
    [InlineData(60, 30, 30, 60, FacingCounter.Unassigned)]
    [InlineData(float.NaN, 30, 50, 60, FacingCounter.Unassigned)]
    public void A_box_counts_for_the_zone_that_holds_most_of_it(float x1, float y1, float x2, float y2, int owner)
    {
        var (facings, owners) = Count(new CountingRules(), new Found(new Box(x1, y1, x2, y2), 0, 0.9f));

        Assert.Equal([owner], owners);
        Assert.Equal(owner == FacingCounter.Unassigned ? 0 : 1, facings.Sum());
    }

    [Fact]
    public void A_box_with_its_middle_in_a_zone_counts_whatever_its_share()
    {
        Polygon[] strips = [Polygon.FromBox(new Box(0, 40, 100, 60))];
        int[] facings = new int[1];
        int[] owners = new int[1];

        new FacingCounter(Camera, strips, new CountingRules(minShare: 1))
            .Count(Frame(1280, 720, new Found(new Box(10, 0, 40, 100), 0, 0.9f)), facings, owners);

        Assert.Equal(1, facings[0]);
    }

    [Fact]
    public void A_product_that_hangs_over_two_zones_and_a_rail_counts_once()
    {
        Polygon[] zones = [Polygon.FromBox(new Box(0, 0, 100, 100)), Polygon.FromBox(new Box(110, 0, 200, 100))];
        int[] facings = new int[2];
        int[] owners = new int[1];

        new FacingCounter(Camera, zones, new CountingRules())
            .Count(Frame(1280, 720, new Found(new Box(80, 10, 132, 90), 0, 0.9f)), facings, owners);

        Assert.Equal([0, 1], facings);
    }

    [Fact]
    public void Boxes_of_a_larger_frame_are_scaled_to_the_reference_frame()
    {
        var counter = new FacingCounter(Camera, Zones, new CountingRules());
        int[] facings = new int[3];
        int[] owners = new int[2];

        counter.Count(
            Frame(1920, 1080, new Found(new Box(160, 15, 200, 135), 0, 0.9f), new Found(new Box(10, 310, 40, 340), 0, 0.5f)),
            facings,
            owners);

        Assert.Equal([1, 2], owners);
    }

    [Theory]
    [InlineData(1280, 720, true)]
    [InlineData(640, 360, true)]
    [InlineData(1920, 1088, true)]
    [InlineData(640, 480, false)]
    [InlineData(720, 1280, false)]
    [InlineData(0, 720, false)]
    [InlineData(1280, 0, false)]
    public void HasShape_compares_aspect_ratios(int width, int height, bool expected) =>
        Assert.Equal(expected, new FacingCounter(Camera, Zones, new CountingRules()).HasShape(width, height));

    [Fact]
    public void Only_product_classes_count()
    {
        var (facings, _) = Count(
            new CountingRules(productClasses: [1, 3]),
            [.. Enumerable.Range(0, 4).Select(i => new Found(new Box(10 + (20 * i), 10, 28 + (20 * i), 90), i, 0.9f))]);

        Assert.Equal([2, 0, 0], facings);
    }

    [Fact]
    public void Detections_beyond_the_buffer_are_not_counted()
    {
        int[] facings = new int[3];
        int[] owners = new int[2];
        Found[] side = [.. Enumerable.Range(0, 3).Select(i => new Found(new Box(10 + (20 * i), 10, 28 + (20 * i), 90), 0, 0.9f))];

        new FacingCounter(Camera, Zones, new CountingRules()).Count(Frame(1280, 720, side), facings, owners);

        Assert.Equal(2, facings[0]);
    }

    [Fact]
    public void The_order_of_detections_changes_nothing_and_each_counts_at_most_once() =>
        Gen.Select(Boxes.Array[0, 40], Gen.Int).Sample((boxes, seed) =>
        {
            var shuffled = boxes.ToArray();
            new Random(seed).Shuffle(shuffled);

            var (facings, owners) = Count(new CountingRules(), boxes);
            var (again, _) = Count(new CountingRules(), shuffled);

            Assert.Equal(facings, again);
            Assert.Equal(owners.Count(owner => owner >= 0), facings.Sum());
        });

    public static TheoryData<string, Box[], int> Doubles => new()
    {
        { "the lower half of a carton, hanging out a little", [new(10, 10, 40, 90), new(8, 50, 41, 92)], 1 },
        { "the same box twice", [new(10, 10, 40, 90), new(10, 10, 40, 90)], 1 },
        { "both halves besides the whole", [new(10, 10, 40, 90), new(10, 10, 40, 50), new(10, 50, 40, 90)], 1 },
        { "two cartons and both of them together", [new(10, 10, 40, 90), new(42, 10, 72, 90), new(10, 10, 72, 90)], 2 },
        { "neighbours that overlap aslant", [new(10, 10, 40, 90), new(30, 10, 60, 90)], 2 },
        { "one on top of the other", [new(10, 10, 40, 50), new(10, 48, 40, 90)], 2 },
    };

    [Theory]
    [MemberData(nameof(Doubles))]
    public void Boxes_that_show_one_product_count_once(string what, Box[] boxes, int expected)
    {
        var (facings, owners) = Count(new CountingRules(), [.. boxes.Select(box => new Found(box, 0, 0.9f))]);

        Assert.True(facings[0] == expected, $"{what}: {facings[0]}");
        Assert.Equal(boxes.Length - expected, owners.Count(owner => owner == FacingCounter.Repeated));
    }

    [Fact]
    public void A_box_in_the_box_of_another_position_counts_for_its_own()
    {
        var (facings, _) = Count(
            new CountingRules(), new Found(new Box(40, 10, 130, 90), 0, 0.9f), new Found(new Box(101, 50, 130, 90), 0, 0.9f));

        Assert.Equal([1, 1, 0], facings);
    }

    [Fact]
    public void Counting_allocates_nothing()
    {
        var counter = new FacingCounter(Camera, Zones, new CountingRules(productClasses: [0, 1]));
        var frame = Frame(1280, 720, new Found(new Box(10, 10, 40, 90), 0, 0.9f), new Found(new Box(10, 210, 30, 230), 1, 0.5f));
        int[] facings = new int[3];
        int[] owners = new int[2];

        Assert.Equal(0, Allocations.Of(() => counter.Count(frame, facings, owners)));
    }

    private static Gen<Found> Boxes =>
        from x in Gen.Float[-20, 260]
        from y in Gen.Float[-20, 420]
        from width in Gen.Float[0, 120]
        from height in Gen.Float[0, 120]
        select new Found(new Box(x, y, x + width, y + height), 0, 0.9f);

    private static (int[] Facings, int[] Owners) Count(CountingRules rules, params Found[] detections)
    {
        var facings = new int[Zones.Length];
        var owners = new int[detections.Length];
        new FacingCounter(Camera, Zones, rules).Count(Frame(1280, 720, detections), facings, owners);
        return (facings, owners);
    }

    private static FrameDetections Frame(int width, int height, params Found[] detections) =>
        new(Camera.Id, 1, CountedStore.Start, width, height, [.. detections]);
}
