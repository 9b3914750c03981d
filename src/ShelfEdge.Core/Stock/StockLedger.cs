using System.Collections.Immutable;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Stock;

/// <summary>
/// Believed stock of every position of a planogram and the open restock alerts. Every method but <see cref="Snapshot"/>
/// belongs to one thread of control; <see cref="Snapshot"/> may be read by any.
/// </summary>
/// <remarks>
/// Time is that of the frames and ticks. Dwells and waits count the time that passed between calls, for each camera by
/// itself: a step back of up to a minute is a frame that was captured before the last tick and counts as nothing, a
/// longer one is a clock that was set back and counting goes on from there; a step forward counts for at most
/// <see cref="RestockRules.UnknownAfter"/>. So a clock that is set never completes more than that of a dwell at once, and
/// never undoes one. Cameras do not affect each other.
/// </remarks>
public sealed class StockLedger
{
    private readonly RestockPolicy _policy;
    private readonly Func<Guid> _newId;
    private readonly PositionTrack[] _tracks;
    private readonly Dictionary<PositionId, PositionTrack> _byPosition;
    private readonly Dictionary<CameraId, CameraStock> _cameras;
    private readonly List<PositionStock> _changes = [];
    private readonly List<RestockAlert> _alerts = [];
    private readonly List<Restock> _restocks = [];
    private bool _hasBegun;
    private StockSnapshot _snapshot;

    /// <summary>Makes a ledger in which every position is unknown. The first call with a time reports them all.</summary>
    /// <param name="planogram">What to count.</param>
    /// <param name="rules">When to believe it and what to make of it.</param>
    /// <param name="newId">Makes the id of each new alert.</param>
    /// <exception cref="ArgumentException">Two positions or cameras share an id, or a position names no camera of the
    /// planogram.</exception>
    public StockLedger(Planogram.Planogram planogram, RestockRules rules, Func<Guid> newId)
    {
        _policy = new RestockPolicy(rules);
        _newId = newId;
        var cameras = planogram.Cameras.ToDictionary(camera => camera.Id);
        if (planogram.Positions.DistinctBy(position => position.Id).Count() != planogram.Positions.Length)
        {
            throw new ArgumentException("Two positions share an id.", nameof(planogram));
        }

        if (planogram.Positions.FirstOrDefault(position => !cameras.ContainsKey(position.Camera)) is { } lost)
        {
            throw new ArgumentException($"Position {lost.Id} names camera {lost.Camera}, which is not planned.", nameof(planogram));
        }

        var products = planogram.Products.DistinctBy(product => product.Sku).ToDictionary(product => product.Sku);
        _tracks =
        [
            .. planogram.Positions.Select(position => new PositionTrack(
                position, products.GetValueOrDefault(position.Sku), cameras[position.Camera], rules)),
        ];
        _byPosition = _tracks.ToDictionary(track => track.Position.Id);
        var byCamera = _tracks.ToLookup(track => track.Position.Camera);
        _cameras = cameras.Values.ToDictionary(
            camera => camera.Id, camera => new CameraStock(camera, [.. byCamera[camera.Id]], rules));
        _snapshot = new StockSnapshot(default, [.. _tracks.Select(track => track.Stock)], []);
    }

    /// <summary>
    /// The newest state; a reader takes the reference once. Times of last evidence are refreshed by <see cref="Tick"/> and
    /// with every change.
    /// </summary>
    public StockSnapshot Snapshot => Volatile.Read(ref _snapshot);

    /// <summary>
    /// Goes on from the state before a restart: believed facings and the ids of open alerts are kept, but every position
    /// is unknown until it is seen. A position that is gone, or whose zone, SKU or camera changed, starts from nothing and
    /// its alert is cleared. Call once, before anything else.
    /// </summary>
    /// <returns>Every position, and the alerts that were cleared.</returns>
    /// <exception cref="InvalidOperationException">Something was observed already.</exception>
    public StockDecision Restore(StockSnapshot stored, DateTimeOffset now)
    {
        if (_hasBegun)
        {
            throw new InvalidOperationException("A ledger that has begun cannot be restored.");
        }

        var alerts = stored.OpenAlerts.DistinctBy(alert => alert.Position).ToDictionary(alert => alert.Position);
        var tracks = _tracks.ToDictionary(track => track.Position.Id);
        foreach (var position in stored.Positions)
        {
            if (tracks.TryGetValue(position.Position, out var track) && track.Matches(position))
            {
                alerts.Remove(position.Position, out var alert);
                track.Restore(position, alert);
            }
        }

        foreach (var camera in _cameras.Values)
        {
            camera.Restart();
        }

        _alerts.AddRange(stored.OpenAlerts
            .Where(alert => alerts.GetValueOrDefault(alert.Position) == alert)
            .Select(alert => alert with { Phase = AlertPhase.Cleared, At = now }));
        return Decide(_tracks, now);
    }

    /// <summary>Takes what was found in the next frame of a camera. A camera that is not planned changes nothing.</summary>
    public StockDecision Observe(FrameDetections frame)
    {
        if (!_cameras.TryGetValue(frame.Camera, out var camera))
        {
            return StockDecision.None;
        }

        camera.Observe(frame, _policy, _newId, _alerts);
        return Decide(camera.Tracks, frame.CapturedAt);
    }

    /// <summary>
    /// Lets time pass, so that positions without evidence become unknown. Never raises or clears an alert. Call every few
    /// seconds.
    /// </summary>
    public StockDecision Tick(DateTimeOffset now)
    {
        foreach (var camera in _cameras.Values)
        {
            camera.Tick(now);
        }

        foreach (var track in _tracks)
        {
            track.RefreshEvidence();
        }

        var decision = Decide(_tracks, now);
        if (decision.IsNone)
        {
            Swap(now, Snapshot.OpenAlerts);
        }

        return decision;
    }

    /// <summary>A camera delivers no frames: its positions are unknown from now until frames come again. Alerts stay as
    /// they are.</summary>
    /// <param name="camera">A camera that is not planned changes nothing.</param>
    /// <param name="reason">Why, in a person's words.</param>
    /// <param name="now">When.</param>
    public StockDecision LoseSight(CameraId camera, string reason, DateTimeOffset now)
    {
        if (!_cameras.TryGetValue(camera, out var stock))
        {
            return StockDecision.None;
        }

        stock.LoseSight(reason, now);
        return Decide(stock.Tracks, now);
    }

    /// <summary>
    /// Whether the newest frame showed all of a position: trusted, still, and with nothing before it. Belongs to the thread of control
    /// that observes.
    /// </summary>
    /// <param name="position">One that is not planned is in nobody's sight.</param>
    public bool IsInClearSight(PositionId position) => _byPosition.GetValueOrDefault(position)?.IsInClearSight ?? false;

    /// <summary>State of a position after the newest frame; <see langword="null"/> for one that is not planned. Same thread as <see cref="IsInClearSight"/>.</summary>
    public PositionState? StateOf(PositionId position) => _byPosition.GetValueOrDefault(position)?.Stock.State;

    /// <summary>Gathers what changed in the tracks that were touched, and swaps the snapshot if anything did.</summary>
    private StockDecision Decide(ReadOnlySpan<PositionTrack> touched, DateTimeOffset now)
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            touched = _tracks;
            foreach (var track in _tracks)
            {
                track.Begin(now);
            }
        }

        foreach (var track in touched)
        {
            if (track.Publish())
            {
                _changes.Add(track.Stock);
            }

            if (track.TakeRestock() is { } restock)
            {
                _restocks.Add(restock);
            }
        }

        if (_changes.Count == 0 && _alerts.Count == 0 && _restocks.Count == 0)
        {
            return StockDecision.None;
        }

        var decision = new StockDecision([.. _changes], [.. _alerts]) { Restocks = [.. _restocks] };
        _changes.Clear();
        _alerts.Clear();
        _restocks.Clear();
        Swap(now, FindOpenAlerts());
        return decision;
    }

    private ImmutableArray<RestockAlert> FindOpenAlerts() =>
        [.. _tracks.Select(track => track.Alert).OfType<RestockAlert>().OrderBy(alert => alert.RaisedAt)];

    private void Swap(DateTimeOffset now, ImmutableArray<RestockAlert> openAlerts) =>
        Volatile.Write(ref _snapshot, new StockSnapshot(now, [.. _tracks.Select(track => track.Stock)], openAlerts));
}
