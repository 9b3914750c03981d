using ShelfEdge.Core.Compliance;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Core.Stock;
using ShelfEdge.Core.Tests.Stock;
using Plan = ShelfEdge.Core.Planogram.Planogram;

namespace ShelfEdge.Core.Tests.Compliance;

public sealed class StockComplianceTests
{
    private static readonly Plan Planogram = CountedStore.Plan(3, 4, 1, "camera-1", "camera-2");

    [Fact]
    public void Belief_is_compared_and_what_is_not_known_is_never_missing()
    {
        var report = Judge(Stock(4), Stock(0), Stock(null, "the view is blocked or changed"), Stock(3), Stock(5), Stock(2, null, "other"));

        Assert.Equal(
            [
                ComplianceState.Right, ComplianceState.Missing, ComplianceState.Unknown, ComplianceState.FacingsShort,
                ComplianceState.Extra, ComplianceState.WrongSku,
            ],
            report.Positions.Select(position => position.State));
        Assert.Equal("the view is blocked or changed", report.Positions[2].Reason);
        Assert.Equal((0, 2, new Sku("other")), (report.Positions[5].Facings!.Value, report.Positions[5].WrongFacings, report.Positions[5].WrongSku!.Value));
        Assert.Equal(0.2, report.Rate);
    }

    [Fact]
    public void One_camera_gives_its_own_positions_and_strays()
    {
        var frames = Planogram.Cameras.Select(camera => CountedStore.Frame(CountedStore.Start, camera.Id, 1) with
        {
            Detections = [new(new Box(3900, 300, 3990, 390), 0, 0.5f)],
        });
        var snapshot = Snapshot([.. Enumerable.Repeat(Stock(4), 6)]);

        var report = new StockCompliance(Planogram, new CountingRules()).Judge(snapshot, frames, new CameraId("camera-2"));

        Assert.Equal(3, report.Positions.Length);
        Assert.All(report.Positions, position => Assert.Equal(new CameraId("camera-2"), position.Position.Camera));
        Assert.Equal(new CameraId("camera-2"), Assert.Single(report.Strays).Camera);
    }

    [Fact]
    public void Covered_width_follows_the_believed_facings()
    {
        // Full, half and empty zones of 100 pixels.
        var report = Judge(Stock(4), Stock(2), Stock(0), Stock(null, "x"), Stock(null, "x"), Stock(null, "x"));

        Assert.Equal(WidthUnit.Pixels, report.Unit);
        Assert.Equal(150, Assert.Single(report.Categories).Width, 1e-3);
    }

    private static ComplianceReport Judge(params ReadOnlySpan<PositionStock> stock) =>
        new StockCompliance(Planogram, new CountingRules()).Judge(Snapshot(stock), []);

    private static StockSnapshot Snapshot(ReadOnlySpan<PositionStock> stock)
    {
        var positions = stock.ToArray().Zip(Planogram.Positions, (entry, position) => entry with { Position = position.Id, Camera = position.Camera });
        return new StockSnapshot(CountedStore.Start, [.. positions], []);
    }

    private static PositionStock Stock(int? believed, string? reason = null, string? seen = null) => new(
        new PositionId(""), new Sku("4001"), CountedStore.Camera, believed, 4, 1,
        reason is null ? PositionState.Full : PositionState.Unknown, CountedStore.Start, CountedStore.Start, reason)
    {
        Identity = seen is null ? null : new PositionIdentity(IdentityVerdict.Sku, new Sku(seen), 0.9f, CountedStore.Start),
    };
}
