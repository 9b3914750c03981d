using CsCheck;
using ShelfEdge.Core.Compliance;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Core.Stock;
using ShelfEdge.Core.Tests.Stock;

namespace ShelfEdge.Core.Tests.Compliance;

public sealed class FrameComplianceTests
{
    [Fact]
    public void Each_position_gets_its_state_and_what_stands_elsewhere_is_a_stray()
    {
        var frame = CountedStore.Frame(CountedStore.Start, 4, 2, 0, 5);
        frame = frame with { Detections = frame.Detections.Add(new(new Box(3900, 300, 3990, 390), 0, 0.5f)) };

        var report = Judge(CountedStore.Plan(4), frame);

        Assert.Equal(
            [
                (ComplianceState.Right, 4), (ComplianceState.FacingsShort, 2), (ComplianceState.Missing, 0), (ComplianceState.Extra, 5),
            ],
            report.Positions.Select(position => (position.State, position.Facings!.Value)));
        Assert.Equal(0.25, report.Rate);
        Assert.Equal(new Box(3900, 300, 3990, 390), Assert.Single(report.Strays).Box);
    }

    [Fact]
    public void A_recognized_stranger_makes_a_position_wrong_and_an_unknown_product_does_not()
    {
        var frame = CountedStore.Frame(CountedStore.Start, 4, 4) with
        {
            Matches = [Known("4001"), Known("other"), Known("other"), Known("third"), Known("4001"), Unknown, Unknown, Known("4001")],
        };

        var report = Judge(CountedStore.Plan(2), frame);

        Assert.Equal(
            (ComplianceState.WrongSku, 1, 3, new Sku("other")),
            (report.Positions[0].State, report.Positions[0].Facings!.Value, report.Positions[0].WrongFacings, report.Positions[0].WrongSku!.Value));
        Assert.Equal((ComplianceState.Right, 4), (report.Positions[1].State, report.Positions[1].Facings!.Value));
    }

    [Fact]
    public void A_frame_of_another_shape_says_nothing()
    {
        var report = Judge(CountedStore.Plan(2), CountedStore.Frame(CountedStore.Start, 4, 4) with { HeightPixels = 1000 });

        Assert.All(report.Positions, position => Assert.Equal(
            (ComplianceState.Unknown, UnknownReasons.WrongShape), (position.State, position.Reason)));
        Assert.Null(report.Rate);
        Assert.Empty(report.Strays);
        Assert.Empty(report.Brands);
    }

    [Fact]
    public void Shares_go_by_covered_width_and_by_what_stands_there()
    {
        var planogram = CountedStore.Plan(2) with
        {
            Products =
            [
                new Product(new Sku("4001"), "Tea") { Category = "Tea", Brand = "Leaf", SizeMillimetres = new ProductSize(50, 100) },
                new Product(new Sku("other"), "Cola") { Category = "Drink" },
            ],
        };

        // One zone of 100 pixels is covered wholly by the planned product; half of the other by that and half by a stranger.
        var report = Judge(planogram, CountedStore.Frame(CountedStore.Start, 4, 2) with
        {
            Matches = [Known("4001"), Known("4001"), Known("4001"), Known("4001"), Known("4001"), Known("other")],
        });

        Assert.Equal(WidthUnit.Millimetres, report.Unit);
        Assert.Equal(["Tea", "Drink"], report.Categories.Select(share => share.Name));
        Assert.Equal(0.75, report.Categories[0].Share, 1e-3);

        // Four facings of 50 mm fill a zone of 100 pixels.
        Assert.Equal(300, report.Categories[0].Width, 0.5);
        Assert.Equal(["Leaf", null], report.Brands.Select(share => share.Name));
    }

    [Fact]
    public void Every_product_is_counted_once_and_the_order_does_not_matter() =>
        Gen.Select(Gen.Int[0, 6].Array[3], Gen.Select(Gen.Float[0, 3900], Gen.Float[0, 300]).Array[0, 10], Gen.Int[0, 1000]).Sample(
            (counts, others, seed) =>
            {
                var frame = CountedStore.Frame(CountedStore.Start, counts);
                frame = frame with
                {
                    // Boxes that overlap may be one carton boxed twice, which is a matter of its own.
                    Detections = others.Select(at => new Core.Detection.Detection(new Box(at.Item1, at.Item2, at.Item1 + 60, at.Item2 + 60), 0, 0.5f))
                        .Aggregate(frame.Detections, (all, other) => all.Any(each => each.Box.Overlap(other.Box) > 0) ? all : all.Add(other)),
                };
                frame = frame with
                {
                    Matches = [.. frame.Detections.Select((_, i) => ((i + seed) % 3) switch { 0 => Known("4001"), 1 => Known("other"), _ => Unknown })],
                };
                var report = Judge(CountedStore.Plan(3), frame);

                Assert.Equal(
                    frame.Detections.Length,
                    report.Positions.Sum(position => position.Facings!.Value + position.WrongFacings) + report.Strays.Length);
                Assert.True(report.Brands.IsEmpty || Math.Abs(1 - report.Brands.Sum(share => share.Share)) < 1e-9);

                var order = Enumerable.Range(0, frame.Detections.Length).OrderBy(i => (i * 7919 + seed) % 101).ToArray();
                var shuffled = Judge(CountedStore.Plan(3), frame with
                {
                    Detections = [.. order.Select(i => frame.Detections[i])],
                    Matches = [.. order.Select(i => frame.Matches[i])],
                });
                Assert.Equal(report.Positions, shuffled.Positions);
            },
            iter: 300);

    private static SkuMatch Unknown => new(new Sku("4001"), 0.2f, null, -1, false);

    private static SkuMatch Known(string sku) => new(new Sku(sku), 0.9f, null, -1, true);

    private static ComplianceReport Judge(Core.Planogram.Planogram planogram, FrameDetections frame) =>
        new FrameCompliance(planogram, CountedStore.Camera, new CountingRules()).Judge(frame);
}
