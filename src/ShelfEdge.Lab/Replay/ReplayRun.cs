using System.Collections.Immutable;
using ShelfEdge.Core.Compliance;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Sight;
using ShelfEdge.Core.Stock;
using ShelfEdge.Lab.Scenes.Corpus;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Lab.Replay;

/// <summary>
/// Plays a scenario through detector and ledger, as the loops of the service do but by a clock of its own, and judges what they
/// say by the truth. Single use; not thread safe.
/// </summary>
internal sealed class ReplayRun
{
    private const int StepSeconds = 1;

    private static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    // A camera is lost when no frame came for as long as the reader waits for one.
    private static readonly int LostAfterSeconds = (int)new CameraOptions().ReadTimeout.TotalSeconds;

    private readonly ShopStore _store;
    private readonly IDetector _detector;
    private readonly ReplayClock _clock = new(Start);
    private readonly StockLedger _ledger;
    private readonly ReplayTally _tally = new();
    private readonly Dictionary<PositionId, PositionSeat> _seats = [];
    private readonly Dictionary<PositionId, AlertKind> _open = [];
    private readonly ImmutableArray<CameraWatch> _watches;
    private readonly StockCompliance _compliance;
    private readonly ForecastJudge _forecast;
    private int _ids;

    /// <param name="store">The scenario; its cameras are used one at a time.</param>
    /// <param name="detector">Used by nobody else meanwhile.</param>
    /// <param name="rules">Those of the box.</param>
    public ReplayRun(ShopStore store, IDetector detector, RestockRules rules)
    {
        (_store, _detector) = (store, detector);
        _ledger = new StockLedger(store.Planogram, rules, NewId);
        _compliance = new StockCompliance(store.Planogram, rules.Counting);
        _forecast = new ForecastJudge(
            store.Planogram, (position, second) => Truth(_seats[position], Sight.Clean, second).Standing,
            (int)store.Scenario.Duration.TotalSeconds, _tally.Intervals);
        _watches = CameraWatch.Of(store.Planogram, _ => new SightRules());
        for (int camera = 0; camera < store.Cameras.Count; camera++)
        {
            for (int i = 0; i < store.Cameras[camera].Shelf.Positions.Count; i++)
            {
                _seats.Add(new PositionId(store.Cameras[camera].Shelf.Positions[i].Id), new PositionSeat(camera, i, new PositionJudge(_tally)));
            }
        }
    }

    /// <summary>Every decision of the ledger that was not empty, in order.</summary>
    public List<StockDecision> Decisions { get; } = [];

    public List<FalseAlert> FalseAlerts { get; } = [];

    public ReplayTally Play(CancellationToken cancellation)
    {
        int seconds = (int)_store.Scenario.Duration.TotalSeconds;
        CameraFeed[] feeds = [.. _store.Cameras.Zip(_watches, (camera, watch) => new CameraFeed(camera, _detector, watch, _clock))];
        try
        {
            var views = new CameraView[feeds.Length];
            for (int second = 0; second < seconds; second += StepSeconds)
            {
                cancellation.ThrowIfCancellationRequested();
                _clock.Set(Start.AddSeconds(second));
                for (int i = 0; i < feeds.Length; i++)
                {
                    views[i] = second % ShopTimeline.FramePeriod == 0 ? Take(feeds[i], views[i], second) : views[i] with { IsFrame = false };
                }

                Note(_ledger.Tick(_clock.GetUtcNow()), second);
                _forecast.Step(second, _clock.GetUtcNow());
                Judge(views, second);
            }

            foreach (PositionSeat seat in _seats.Values)
            {
                seat.Judge.End();
            }

            _tally.ShopSeconds = seconds;
            _tally.CameraSeconds = seconds * feeds.Length;
            _tally.Frames = feeds.Sum(feed => feed.Frames);
            _tally.Pictures = feeds.Sum(feed => feed.Pictures);
            return _tally;
        }
        finally
        {
            foreach (CameraFeed feed in feeds)
            {
                feed.Dispose();
            }
        }
    }

    private CameraView Take(CameraFeed feed, CameraView before, int second)
    {
        if (feed.Read(second / ShopTimeline.FramePeriod) is { } picture)
        {
            Note(_ledger.Observe(picture.Detections), second);
            return new CameraView(picture.IsHidden, IsFrame: true, SilentSince: null);
        }

        int since = before.SilentSince ?? second;
        if (second - since == LostAfterSeconds)
        {
            Note(_ledger.LoseSight(feed.Camera, $"no frame for {LostAfterSeconds} s", _clock.GetUtcNow()), second);
        }

        return before with { IsFrame = false, SilentSince = since };
    }

    private void Note(StockDecision decision, int second)
    {
        if (decision.IsNone)
        {
            return;
        }

        Decisions.Add(decision);
        _forecast.Observe(decision.Changes, _clock.GetUtcNow());
        foreach (RestockAlert alert in decision.Alerts)
        {
            PositionSeat seat = _seats[alert.Position];
            PositionTruth truth = Truth(seat, Sight.Clean, second);
            if (!seat.Judge.Add(alert, truth))
            {
                FalseAlerts.Add(new FalseAlert(second, alert.Position.Value, alert.Kind, truth.Standing));
            }

            if (alert.Phase == AlertPhase.Cleared)
            {
                _open.Remove(alert.Position);
            }
            else
            {
                _open[alert.Position] = alert.Kind;
            }
        }
    }

    private void Judge(CameraView[] views, int second)
    {
        StockSnapshot snapshot = _ledger.Snapshot;
        ComplianceReport compliance = _compliance.Judge(snapshot, []);
        foreach ((PositionStock stock, PositionCompliance told) in snapshot.Positions.Zip(compliance.Positions))
        {
            PositionSeat seat = _seats[stock.Position];
            CameraView view = views[seat.Camera];
            Sight sight = _store.Cameras[seat.Camera].Timeline.IsBlind(second) ? Sight.Blind
                : view.IsHidden?[seat.Index] == false ? Sight.Clean
                : Sight.Obstructed;
            AlertKind? open = _open.TryGetValue(stock.Position, out AlertKind kind) ? kind : null;
            seat.Judge.Add(Truth(seat, sight, second), stock, open, view.IsFrame, StepSeconds);
            if (sight == Sight.Clean && second >= PositionJudge.WarmUp.TotalSeconds)
            {
                _tally.Compliance.Add(told.State, Deviation(seat, second), StepSeconds);
            }
        }
    }

    private PositionTruth Truth(PositionSeat seat, Sight sight, int second)
    {
        ShopCamera camera = _store.Cameras[seat.Camera];
        return new PositionTruth(camera.Timeline.Standing(second, seat.Index), camera.Shelf.Positions[seat.Index].LowThreshold, sight);
    }

    private ComplianceState Deviation(PositionSeat seat, int second)
    {
        ShopCamera camera = _store.Cameras[seat.Camera];
        return ComplianceTally.Of(
            camera.Timeline.Standing(second, seat.Index), camera.Timeline.Misplaced(second, seat.Index),
            camera.Shelf.Positions[seat.Index].Capacity);
    }

    private Guid NewId() => new(++_ids, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
