using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;
using ShelfEdge.Testing;
using Plan = ShelfEdge.Core.Planogram.Planogram;

namespace ShelfEdge.Core.Tests.Stock;

public sealed class StockLedgerTests
{
    private static readonly DateTimeOffset Start = CountedStore.Start;
    private static readonly RestockRules Rules = new(
        lowDwell: TimeSpan.FromSeconds(10),
        emptyDwell: TimeSpan.FromSeconds(10),
        clearDwell: TimeSpan.FromSeconds(5),
        coolDown: TimeSpan.Zero,
        unknownAfter: TimeSpan.FromSeconds(60),
        evidence: new EvidenceRules(suddenLossHold: TimeSpan.Zero, occlusionHold: TimeSpan.Zero));

    private readonly StockLedger _ledger = New(CountedStore.Plan(2));
    private readonly List<RestockAlert> _alerts = [];

    [Fact]
    public void A_new_ledger_knows_nothing_of_any_position()
    {
        var planogram = CountedStore.Plan(2);

        Assert.Equal(planogram.Positions.Select(position => position.Id), _ledger.Snapshot.Positions.Select(stock => stock.Position));
        Assert.All(_ledger.Snapshot.Positions, stock =>
        {
            Assert.Equal((PositionState.Unknown, UnknownReasons.NotSeenYet), (stock.State, stock.Reason));
            Assert.Null(stock.Believed);
            Assert.Null(stock.LastEvidence);
        });
        Assert.Empty(_ledger.Snapshot.OpenAlerts);
    }

    [Fact]
    public void The_first_call_with_a_time_reports_every_position()
    {
        var decision = _ledger.Tick(Start);

        Assert.Equal(_ledger.Snapshot.Positions, decision.Changes);
        Assert.All(decision.Changes, stock => Assert.Equal(Start, stock.Since));
        Assert.True(_ledger.Tick(Start.AddSeconds(1)).IsNone);
    }

    [Fact]
    public void A_change_is_reported_once_and_is_in_the_snapshot()
    {
        See(0, 4, 4);
        See(1, 4, 4);
        var decision = See(2, 4, 3);

        Assert.Equal(_ledger.Snapshot.Positions, decision.Changes);
        Assert.Equal([(4, PositionState.Full), (4, PositionState.Full)], decision.Changes.Select(stock => (stock.Believed ?? -1, stock.State)));
        Assert.Equal(Start.AddSeconds(2), decision.Changes[0].Since);
        Assert.Null(decision.Changes[0].Reason);
        Assert.True(See(3, 4, 4).IsNone);
    }

    [Fact]
    public void Only_what_changed_is_reported()
    {
        SeeFor(0, 5, 4, 4);
        See(5, 4, 3);
        See(6, 4, 3);
        var decision = See(7, 4, 3);

        Assert.Equal("camera-1-p1", Assert.Single(decision.Changes).Position.Value);
        Assert.Equal(0.75, decision.Changes[0].FillLevel);
    }

    [Fact]
    public void A_snapshot_taken_earlier_does_not_change()
    {
        SeeFor(0, 5, 4, 4);
        var earlier = _ledger.Snapshot;
        SeeFor(5, 10, 4, 3);

        Assert.Equal(4, earlier.Positions[1].Believed);
        Assert.Equal(3, _ledger.Snapshot.Positions[1].Believed);
    }

    [Fact]
    public void A_tick_refreshes_the_time_of_the_last_evidence()
    {
        SeeFor(0, 9, 4, 4);
        Assert.True(_ledger.Tick(Start.AddSeconds(8.5)).IsNone);

        Assert.Equal(Start.AddSeconds(8), _ledger.Snapshot.Positions[0].LastEvidence);
        Assert.Equal(Start.AddSeconds(8.5), _ledger.Snapshot.At);
    }

    [Fact]
    public void An_alert_carries_all_that_staff_need_and_keeps_its_id()
    {
        SeeFor(0, 5, 4, 4);
        SeeFor(5, 30, 1, 4);
        SeeFor(30, 60, 0, 4);
        SeeFor(60, 80, 4, 4);

        var id = new Guid(1, 0, 0, new byte[8]);
        var raised = new RestockAlert(
            id, AlertKind.Low, AlertPhase.Raised, new PositionId("camera-1-p0"), new Sku("4001"), CountedStore.Camera, 1, 4,
            _alerts[0].At, _alerts[0].At);
        Assert.Equal(
            [
                raised,
                raised with { Kind = AlertKind.Empty, Phase = AlertPhase.Updated, Believed = 0, At = _alerts[1].At },
                raised with { Kind = AlertKind.Empty, Phase = AlertPhase.Cleared, Believed = 4, At = _alerts[2].At },
            ],
            _alerts);
        Assert.True(_alerts[0].At < _alerts[1].At && _alerts[1].At < _alerts[2].At);
    }

    [Fact]
    public void Open_alerts_are_in_the_snapshot_oldest_first()
    {
        SeeFor(0, 5, 4, 4);
        SeeFor(5, 30, 4, 1);
        SeeFor(30, 60, 1, 1);
        Assert.Equal(["camera-1-p1", "camera-1-p0"], _ledger.Snapshot.OpenAlerts.Select(alert => alert.Position.Value));
        SeeFor(60, 80, 1, 4);
        Assert.Equal(["camera-1-p0"], _ledger.Snapshot.OpenAlerts.Select(alert => alert.Position.Value));
    }

    [Fact]
    public void A_lost_camera_makes_its_positions_unknown_with_its_reason_and_touches_no_alert()
    {
        SeeFor(0, 5, 4, 4);
        SeeFor(5, 30, 1, 4);
        var decision = _ledger.LoseSight(CountedStore.Camera, "no frame for 10 s", Start.AddSeconds(40));

        Assert.Empty(decision.Alerts);
        Assert.All(decision.Changes, stock => Assert.Equal(
            (PositionState.Unknown, "no frame for 10 s", Start.AddSeconds(40)), (stock.State, stock.Reason, stock.Since)));
        Assert.Equal([1, 4], decision.Changes.Select(stock => stock.Believed ?? -1));
        Assert.Single(_ledger.Snapshot.OpenAlerts);

        for (var second = 41; second < 4000; second++)
        {
            Assert.Empty(_ledger.Tick(Start.AddSeconds(second)).Alerts);
        }

        Assert.Equal("no frame for 10 s", _ledger.Snapshot.Positions[0].Reason);
        Assert.Single(_ledger.Snapshot.OpenAlerts);
    }

    [Fact]
    public void A_camera_that_comes_back_needs_fresh_evidence()
    {
        SeeFor(0, 5, 4, 4);
        _ledger.LoseSight(CountedStore.Camera, "gone", Start.AddSeconds(6));
        See(100, 4, 4);
        See(101, 4, 4);
        Assert.All(_ledger.Snapshot.Positions, stock => Assert.Equal(PositionState.Unknown, stock.State));
        See(102, 4, 4);
        Assert.All(_ledger.Snapshot.Positions, stock => Assert.Equal(PositionState.Full, stock.State));
    }

    [Fact]
    public void Frames_that_stay_away_make_positions_unknown_without_anyone_saying_so()
    {
        SeeFor(0, 5, 4, 4);
        Assert.True(_ledger.Tick(Start.AddSeconds(63.9)).IsNone);
        var decision = _ledger.Tick(Start.AddSeconds(64));

        Assert.All(decision.Changes, stock => Assert.Equal(UnknownReasons.NoFrames, stock.Reason));
        Assert.Equal(2, decision.Changes.Length);
        Assert.Empty(decision.Alerts);
    }

    [Fact]
    public void A_frame_of_another_shape_is_no_evidence_and_the_reason_says_so()
    {
        var odd = CountedStore.Frame(Start, 4, 4) with { WidthPixels = 640, HeightPixels = 480 };
        for (var second = 0; second < 20; second++)
        {
            _ledger.Observe(odd with { CapturedAt = Start.AddSeconds(second) });
        }

        Assert.All(_ledger.Snapshot.Positions, stock => Assert.Equal(
            (PositionState.Unknown, UnknownReasons.WrongShape), (stock.State, stock.Reason)));
    }

    [Fact]
    public void Few_facings_at_the_first_look_are_being_confirmed_and_enough_are_not()
    {
        var ledger = new StockLedger(CountedStore.Plan(2), new RestockRules(), CountedStore.CountingIds());

        SeeFor(ledger, 0, 20, 1, 2);
        Assert.Equal(
            (PositionState.Unknown, UnknownReasons.Confirming),
            (ledger.Snapshot.Positions[0].State, ledger.Snapshot.Positions[0].Reason));
        Assert.Equal(PositionState.Full, ledger.Snapshot.Positions[1].State);

        SeeFor(ledger, 20, 650, 1, 2);
        Assert.Equal(PositionState.Low, ledger.Snapshot.Positions[0].State);
    }

    [Fact]
    public void Few_facings_that_have_not_lasted_are_being_confirmed()
    {
        var slow = new StockLedger(
            CountedStore.Plan(1), new RestockRules(lowDwell: TimeSpan.FromMinutes(5), evidence: Rules.Evidence), CountedStore.CountingIds());

        SeeFor(slow, 0, 20, 1);

        Assert.Equal((1, UnknownReasons.Confirming), (slow.Snapshot.Positions[0].Believed, slow.Snapshot.Positions[0].Reason));
    }

    [Fact]
    public void A_camera_that_is_not_planned_changes_nothing()
    {
        _ledger.Tick(Start);
        Assert.True(_ledger.Observe(CountedStore.Frame(Start, new CameraId("other"), 4, 4)).IsNone);
        Assert.True(_ledger.LoseSight(new CameraId("other"), "gone", Start).IsNone);
    }

    [Fact]
    public void A_clock_set_back_delays_an_alert_by_nothing_more_than_the_step_between_two_frames()
    {
        SeeFor(0, 5, 4, 4);
        SeeFor(5, 12, 1, 4);
        SeeFor(-7200, -7190, 1, 4);
        Assert.Equal(AlertPhase.Raised, Assert.Single(_alerts).Phase);
        Assert.InRange(_alerts[0].At, Start.AddSeconds(-7200), Start.AddSeconds(-7190));
    }

    [Fact]
    public void A_clock_set_forward_by_a_day_raises_nothing_that_is_not_seen()
    {
        SeeFor(0, 5, 4, 4);
        SeeFor(86400, 86405, 4, 4);
        Assert.Empty(_alerts);
        Assert.All(_ledger.Snapshot.Positions, stock => Assert.Equal(PositionState.Full, stock.State));
    }

    [Fact]
    public void A_planogram_with_a_position_twice_or_a_dangling_camera_is_refused()
    {
        var planogram = CountedStore.Plan(2);

        Assert.Throws<ArgumentException>(() => New(planogram with { Positions = [.. planogram.Positions, planogram.Positions[0]] }));
        Assert.Throws<ArgumentException>(() => New(planogram with { Cameras = [] }));
    }

    [Fact]
    public void An_empty_planogram_decides_nothing()
    {
        var ledger = New(Plan.Empty);

        Assert.True(ledger.Tick(Start).IsNone);
        Assert.Empty(ledger.Snapshot.Positions);
    }

    [Fact]
    public void Restore_keeps_what_was_believed_and_the_ids_of_alerts()
    {
        SeeFor(0, 5, 4, 4);
        SeeFor(5, 30, 1, 4);
        var stored = StockSnapshotFile.Read(StockSnapshotFile.Write(_ledger.Snapshot)).Snapshot!;
        var again = New(CountedStore.Plan(2));

        var decision = again.Restore(stored, Start.AddSeconds(100));

        Assert.Empty(decision.Alerts);
        Assert.Equal([1, 4], decision.Changes.Select(stock => stock.Believed ?? -1));
        Assert.All(decision.Changes, stock => Assert.Equal(
            (PositionState.Unknown, UnknownReasons.Restarted, Start.AddSeconds(100)), (stock.State, stock.Reason, stock.Since)));
        Assert.Equal(stored.OpenAlerts, again.Snapshot.OpenAlerts);
    }

    [Fact]
    public void After_a_restart_an_open_alert_goes_on_under_its_id()
    {
        SeeFor(0, 5, 4, 4);
        SeeFor(5, 30, 1, 4);
        var again = New(CountedStore.Plan(2));
        again.Restore(_ledger.Snapshot, Start.AddSeconds(100));
        _alerts.Clear();

        SeeFor(again, 101, 120, 1, 4);
        Assert.Empty(_alerts);
        Assert.Equal(PositionState.Low, again.Snapshot.Positions[0].State);
        SeeFor(again, 120, 140, 4, 4);
        Assert.Equal((new Guid(1, 0, 0, new byte[8]), AlertPhase.Cleared), (Assert.Single(_alerts).Id, _alerts[0].Phase));
        Assert.Equal(Start.AddSeconds(100).AddSeconds(-80), _alerts[0].RaisedAt, TimeSpan.FromSeconds(10));
    }

    public static TheoryData<string, Func<Position, Position>> Replanned => new()
    {
        { "zone", position => position with { Zone = Polygon.FromBox(new Box(0, 100, 101, 200)) } },
        { "sku", position => position with { Sku = new Sku("4002") } },
        { "id", position => position with { Id = new PositionId("other") } },
    };

    [Theory]
    [MemberData(nameof(Replanned))]
    public void After_a_restart_a_position_that_was_planned_anew_starts_from_nothing_and_its_alert_is_cleared(
        string what, Func<Position, Position> replan)
    {
        SeeFor(0, 5, 4, 4);
        SeeFor(5, 30, 1, 4);
        var planogram = CountedStore.Plan(2);
        var again = New(planogram with { Positions = [replan(planogram.Positions[0]), planogram.Positions[1]] });

        var decision = again.Restore(_ledger.Snapshot, Start.AddSeconds(100));

        Assert.Equal(_ledger.Snapshot.OpenAlerts[0] with { Phase = AlertPhase.Cleared, At = Start.AddSeconds(100) }, Assert.Single(decision.Alerts));
        Assert.Null(again.Snapshot.Positions[0].Believed);
        Assert.Equal(4, again.Snapshot.Positions[1].Believed);
        Assert.Empty(again.Snapshot.OpenAlerts);
        Assert.NotEmpty(what);
    }

    [Fact]
    public void After_a_restart_new_numbers_for_a_position_keep_what_was_believed()
    {
        SeeFor(0, 5, 4, 4);
        var planogram = CountedStore.Plan(2, capacity: 6, lowThreshold: 2);
        var again = New(planogram);

        again.Restore(_ledger.Snapshot, Start.AddSeconds(100));

        Assert.Equal((4, 6, 2), (again.Snapshot.Positions[0].Believed, again.Snapshot.Positions[0].Capacity, again.Snapshot.Positions[0].LowThreshold));
    }

    [Fact]
    public void Restore_after_anything_was_observed_is_refused()
    {
        _ledger.Tick(Start);
        Assert.Throws<InvalidOperationException>(() => _ledger.Restore(_ledger.Snapshot, Start));
    }

    [Fact]
    public void A_sudden_loss_against_what_was_believed_before_the_restart_is_doubted()
    {
        SeeFor(0, 5, 4, 4);
        var again = new StockLedger(CountedStore.Plan(2), new RestockRules(), CountedStore.CountingIds());
        again.Restore(_ledger.Snapshot, Start.AddSeconds(100));

        SeeFor(again, 101, 200, 0, 4);

        Assert.Empty(_alerts);
        Assert.Equal((4, UnknownReasons.Doubted), (again.Snapshot.Positions[0].Believed, again.Snapshot.Positions[0].Reason));
    }

    [Fact]
    public void Observing_without_a_change_allocates_nothing()
    {
        SeeFor(0, 10, 4, 4);
        var frame = CountedStore.Frame(Start.AddSeconds(10), 4, 4) with { Scene = new SceneThumbnail([.. new byte[SceneThumbnail.Cells]]) };

        Assert.Equal(0, Allocations.Of(() => _ledger.Observe(frame)));
    }

    private static StockLedger New(Plan planogram) => new(planogram, Rules, CountedStore.CountingIds());

    private StockDecision See(double at, params ReadOnlySpan<int> counts) => See(_ledger, at, counts);

    private StockDecision See(StockLedger ledger, double at, params ReadOnlySpan<int> counts)
    {
        var decision = ledger.Observe(CountedStore.Frame(Start.AddSeconds(at), counts));
        _alerts.AddRange(decision.Alerts);
        return decision;
    }

    private void SeeFor(double from, double to, params ReadOnlySpan<int> counts) => SeeFor(_ledger, from, to, counts);

    private void SeeFor(StockLedger ledger, double from, double to, params ReadOnlySpan<int> counts)
    {
        for (var at = from; at < to; at++)
        {
            See(ledger, at, counts);
        }
    }
}
