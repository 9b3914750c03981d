using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;

namespace ShelfEdge.Core.Stock;

/// <summary>All that the ledger keeps of one position. Mutable; one writer.</summary>
internal sealed class PositionTrack
{
    // A reason that keeps changing is shown at most this often.
    private static readonly TimeSpan ReasonInterval = TimeSpan.FromSeconds(10);

    private readonly RestockRules _rules;
    private readonly StockSmoother _smoother;
    private readonly PositionAgreement _agreement;
    private readonly RestockWatch _restocks;
    private readonly FillWatch _fill;
    private readonly ulong _zoneFingerprint;
    private Standing _standing = new(PositionState.Unknown);
    private string? _reason = UnknownReasons.NotSeenYet;
    private DateTimeOffset _since;
    private DateTimeOffset? _lastEvidence;
    private TimeSpan _evidenceAt;
    private TimeSpan _reasonAt;
    private Verdict _verdict;

    // What a frame showed in which something moved, until the next one tells whether it had come to rest by then.
    private int? _restingCount;

    public PositionTrack(Position position, Product? product, PlanogramCamera camera, RestockRules rules)
    {
        Position = position;
        _rules = rules;
        _smoother = new StockSmoother(rules.Evidence.Window, rules.Evidence.MinFrames);
        _agreement = new PositionAgreement(rules.Agreement);
        _restocks = new RestockWatch(rules.ClearDwell);
        _fill = new FillWatch(position, product, camera, rules.Evidence);
        _zoneFingerprint = ZoneFingerprint.Of(camera, position);
        Stock = ToStock();
    }

    public Position Position { get; }

    /// <summary>The record of the last <see cref="Publish"/>.</summary>
    public PositionStock Stock { get; private set; }

    /// <summary>The open alert.</summary>
    public RestockAlert? Alert { get; private set; }

    public int? Believed { get; private set; }

    /// <summary>Nothing stood before it in the newest frame; set with each.</summary>
    public bool IsUnobstructed { get; set; }

    /// <summary>The newest frame was evidence for whatever it showed here, and nothing stood before it.</summary>
    public bool IsInClearSight => _verdict == Verdict.Clean && IsUnobstructed && _lastEvidence is not null;

    /// <summary>A refill that was not taken yet.</summary>
    public Restock? Restock { get; private set; }

    /// <summary>Takes the refill, if there is one.</summary>
    public Restock? TakeRestock()
    {
        var restock = Restock;
        Restock = null;
        return restock;
    }

    /// <summary>The state began at the start of the ledger.</summary>
    public void Begin(DateTimeOffset at) => _since = at;

    /// <summary>True when what was stored is of this position as it is planned now.</summary>
    public bool Matches(PositionStock stored) => stored.Sku == Position.Sku && stored.Camera == Position.Camera
        && stored.ZoneFingerprint == _zoneFingerprint;

    /// <summary>Takes over what was believed before a restart; the state stays unknown.</summary>
    public void Restore(PositionStock stored, RestockAlert? alert)
    {
        Believed = stored.Believed;
        _restocks.Restore(stored.Believed);
        _fill.Restore(stored.FrontHeight);
        Alert = alert;
        _lastEvidence = stored.LastEvidence;
        _standing = new Standing(PositionState.Unknown, alert?.Kind);
        _reason = UnknownReasons.Restarted;
    }

    /// <summary>Takes the count of one frame.</summary>
    /// <returns>What became of the alert, if anything did.</returns>
    public RestockAlert? Observe(
        RestockPolicy policy, Verdict verdict, int count, TimeSpan now, DateTimeOffset at, Func<Guid> newId)
    {
        _verdict = verdict;
        var resting = _restingCount;
        _restingCount = verdict == Verdict.Moving && Believed is not null ? count : null;
        if (verdict is not (Verdict.Clean or Verdict.Confirmed))
        {
            return null;
        }

        _smoother.Add(verdict == Verdict.Confirmed && Believed is { } confirmed ? confirmed : count);
        if (verdict == Verdict.Clean && resting == count)
        {
            // Nothing has moved since the frame before: what moved there had come to rest, so it showed what this one shows.
            _smoother.Add(count);
        }

        _evidenceAt = now;
        _lastEvidence = at;
        if (_smoother.Believed is not { } believed)
        {
            return null;
        }

        Believed = believed;
        var (standing, change) = policy.Observe(Position, _standing, believed, count, now);
        Enter(standing, standing.State == PositionState.Unknown ? _reason : null, now, at);
        if (_restocks.Observe(believed, Position.LowThreshold, policy.ClearLevel(Position), now, at) is var (from, startedAt))
        {
            _fill.Refill();
            Restock = new Restock(Position.Id, Position.Sku, Position.Camera, from, believed, Position.Capacity, startedAt, at);
        }

        return change is { } made ? Apply(made, believed, at, newId) : null;
    }

    /// <summary>A product at the position in a frame that is evidence, in pixels of the reference frame.</summary>
    public void Measure(Box box) => _fill.Add(box);

    /// <summary>All products of that frame have been measured.</summary>
    public void EndMeasure() => _fill.EndFrame();

    /// <summary>One crop of a look at the position.</summary>
    public void Recognize(in SkuMatch crop) => _agreement.Add(crop);

    /// <summary>The look at the position is over.</summary>
    public void EndLook(DateTimeOffset at) => _agreement.EndLook(at);

    /// <summary>The frame is no evidence of anything.</summary>
    /// <param name="reason">Why nothing is known of the position any more, or null while that has not lasted.</param>
    /// <param name="now">Time by the clock of the camera.</param>
    /// <param name="at">The same by the wall clock.</param>
    public void Distrust(string? reason, TimeSpan now, DateTimeOffset at)
    {
        _verdict = Verdict.Untrusted;
        if (reason is not null && _standing.State != PositionState.Unknown)
        {
            LoseSight(reason, now, at);
        }
    }

    /// <summary>Nothing is known of the position any more.</summary>
    public void LoseSight(string reason, TimeSpan now, DateTimeOffset at)
    {
        _smoother.Clear();
        _fill.Clear();
        Enter(RestockPolicy.LoseSight(_standing), reason, now, at);
    }

    /// <summary>Makes a position without evidence unknown, and keeps the reason of an unknown one true.</summary>
    /// <param name="absence">Why no frames come, or null when they do.</param>
    /// <param name="now">Time by the clock of the camera.</param>
    /// <param name="at">The same by the wall clock.</param>
    public void Expire(string? absence, TimeSpan now, DateTimeOffset at)
    {
        var reason = absence ?? UnknownReasons.Of(_verdict);
        if (_standing.State != PositionState.Unknown)
        {
            if (now - _evidenceAt >= _rules.UnknownAfter)
            {
                LoseSight(reason, now, at);
            }
        }
        else if (reason != _reason && now - _reasonAt >= ReasonInterval)
        {
            Enter(_standing, reason, now, at);
        }
    }

    /// <summary>Brings <see cref="Stock"/> up to date.</summary>
    /// <returns>True when believed facings, state, reason or the SKU seen there changed.</returns>
    public bool Publish()
    {
        if (Stock.Believed == Believed && Stock.State == _standing.State && Stock.Reason == _reason && Stock.Since == _since
            && Stock.Identity?.Verdict == _agreement.Identity?.Verdict && Stock.Identity?.Sku == _agreement.Identity?.Sku)
        {
            return false;
        }

        Stock = ToStock();
        return true;
    }

    /// <summary>Brings what alone is no change in <see cref="Stock"/> up to date: time of the last evidence, score, width and depth.</summary>
    public void RefreshEvidence()
    {
        if (Stock.LastEvidence != _lastEvidence || Stock.Identity != _agreement.Identity)
        {
            Stock = Stock with
            {
                LastEvidence = _lastEvidence,
                Identity = _agreement.Identity,
                CoveredWidth = _fill.Width,
                RowsDeep = Believed > 0 ? _fill.RowsDeep : null,
                FrontHeight = _fill.Front,
            };
        }
    }

    private void Enter(Standing standing, string? reason, TimeSpan now, DateTimeOffset at)
    {
        if (standing.State != _standing.State)
        {
            _since = at;
        }

        if (reason != _reason)
        {
            _reasonAt = now;
        }

        (_standing, _reason) = (standing, reason);
    }

    private RestockAlert Apply(AlertChange change, int believed, DateTimeOffset at, Func<Guid> newId)
    {
        var alert = new RestockAlert(
            Alert?.Id ?? newId(),
            change.Kind,
            change.Phase,
            Position.Id,
            Position.Sku,
            Position.Camera,
            believed,
            Position.Capacity,
            Alert?.RaisedAt ?? at,
            at);
        Alert = change.Phase == AlertPhase.Cleared ? null : alert;
        return alert;
    }

    private PositionStock ToStock() => new(
        Position.Id,
        Position.Sku,
        Position.Camera,
        Believed,
        Position.Capacity,
        Position.LowThreshold,
        _standing.State,
        _since,
        _lastEvidence,
        _reason)
    {
        ZoneFingerprint = _zoneFingerprint,
        Identity = _agreement.Identity,
        CriticalThreshold = Position.CriticalThreshold,
        CoveredWidth = _fill.Width,
        RowsDeep = Believed > 0 ? _fill.RowsDeep : null,
        FrontHeight = _fill.Front,
    };
}
