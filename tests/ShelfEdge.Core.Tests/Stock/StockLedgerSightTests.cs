using ShelfEdge.Core.Sight;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Tests.Stock;

public sealed class StockLedgerSightTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly StockLedger _ledger = new(
        CountedStore.Plan(1),
        new RestockRules(
            lowDwell: TimeSpan.Zero, emptyDwell: TimeSpan.Zero,
            evidence: new EvidenceRules(
                1, 1, 200, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero)),
        Guid.NewGuid);

    private int _seconds;

    [Fact]
    public void Frame_that_is_no_evidence_changes_nothing()
    {
        See(4);

        Assert.True(See(0, Seen(CameraCondition.Covered, CameraCondition.Clear)).IsNone);
        Assert.Equal(PositionState.Full, _ledger.Snapshot.Positions[0].State);
    }

    [Fact]
    public void Camera_that_cannot_be_trusted_makes_its_stock_unknown_with_the_reason_and_raises_nothing()
    {
        See(4);

        var decision = See(0, Seen(CameraCondition.Moved, CameraCondition.Moved));

        Assert.Empty(decision.Alerts);
        Assert.Equal(PositionState.Unknown, _ledger.Snapshot.Positions[0].State);
        Assert.Equal(ConditionReasons.Of(CameraCondition.Moved), _ledger.Snapshot.Positions[0].Reason);
        Assert.Equal(4, _ledger.Snapshot.Positions[0].Believed);
    }

    [Fact]
    public void Camera_that_is_trusted_again_is_believed_at_once()
    {
        See(4, Seen(CameraCondition.Dark, CameraCondition.Dark));
        See(4, Seen(CameraCondition.Clear, CameraCondition.Dark));
        Assert.Equal(PositionState.Full, _ledger.Snapshot.Positions[0].State);
    }

    [Fact]
    public void Fewer_facings_under_glare_are_not_believed()
    {
        See(4);
        See(1, Seen(CameraCondition.Clear, CameraCondition.Clear) with { Glare = [0] });
        Assert.Equal(4, _ledger.Snapshot.Positions[0].Believed);
        See(1);
        Assert.Equal(1, _ledger.Snapshot.Positions[0].Believed);
    }

    [Fact]
    public void Zones_move_with_a_pushed_camera()
    {
        See(4);
        var frame = CountedStore.Frame(Start.AddSeconds(++_seconds), 4, 4);
        const float Push = 0.3f;
        var moved = frame with
        {
            Detections = [.. frame.Detections.Select(detection => new Core.Detection.Detection(
                new(detection.Box.X1 + (Push * frame.WidthPixels), detection.Box.Y1, detection.Box.X2 + (Push * frame.WidthPixels), detection.Box.Y2),
                detection.ClassIndex, detection.Score))],
            Sight = Seen(CameraCondition.Clear, CameraCondition.Clear) with { Shift = new ViewShift(Push, 0) },
        };

        _ledger.Observe(moved);

        Assert.Equal(4, _ledger.Snapshot.Positions[0].Believed);
    }

    private static FrameSight Seen(CameraCondition finding, CameraCondition condition) => new(finding, condition, Start, default);

    private StockDecision See(int facings, FrameSight? sight = null) =>
        _ledger.Observe(CountedStore.Frame(Start.AddSeconds(++_seconds), facings, 4) with { Sight = sight });
}
