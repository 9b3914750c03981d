using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Sight;

namespace ShelfEdge.Core.Stock;

/// <summary>The positions that one camera sees, and everything that a frame of it goes through. One writer.</summary>
internal sealed class CameraStock
{
    // Detections beyond this many in one frame, the least certain ones, are not counted.
    private const int MostDetections = 4096;

    private readonly PositionTrack[] _tracks;
    private readonly RestockRules _rules;
    private readonly FacingCounter _counter;
    private readonly EvidenceGate _gate;
    private readonly StockClock _clock;
    private readonly int[] _counts;
    private readonly int[] _believed;
    private readonly Verdict[] _verdicts;
    private int[] _owners = [];
    private string? _absence = UnknownReasons.NotSeenYet;
    private TimeSpan _frameAt;

    /// <param name="camera">The camera.</param>
    /// <param name="tracks">Its positions, in planogram order.</param>
    /// <param name="rules">The rules.</param>
    public CameraStock(PlanogramCamera camera, PositionTrack[] tracks, RestockRules rules)
    {
        _tracks = tracks;
        _rules = rules;
        Position[] positions = [.. tracks.Select(track => track.Position)];
        _counter = new FacingCounter(camera, positions.Select(position => position.Zone), rules.Counting);
        _gate = new EvidenceGate(camera, positions, rules.Evidence);
        _clock = new StockClock(rules.UnknownAfter);
        _counts = new int[tracks.Length];
        _believed = new int[tracks.Length];
        _verdicts = new Verdict[tracks.Length];
    }

    public ReadOnlySpan<PositionTrack> Tracks => _tracks;

    /// <summary>State was restored: until a frame comes that is the reason for not knowing.</summary>
    public void Restart() => _absence = UnknownReasons.Restarted;

    /// <summary>Takes the next frame; what becomes of alerts is added to <paramref name="alerts"/>.</summary>
    public void Observe(FrameDetections frame, RestockPolicy policy, Func<Guid> newId, List<RestockAlert> alerts)
    {
        var now = _clock.Advance(frame.CapturedAt);
        _frameAt = now;
        _absence = null;
        if (frame.Sight is { IsEvidence: false } sight)
        {
            Distrust(sight, now, frame.CapturedAt);
            return;
        }

        if (_counter.HasShape(frame.WidthPixels, frame.HeightPixels))
        {
            CountAndJudge(frame, now);
        }
        else
        {
            Array.Fill(_verdicts, Verdict.WrongShape);
        }

        for (var i = 0; i < _tracks.Length; i++)
        {
            _tracks[i].IsUnobstructed = _verdicts[i] == Verdict.Clean && _gate.IsUnobstructed(i);
            if (_tracks[i].Observe(policy, _verdicts[i], _counts[i], now, frame.CapturedAt, newId) is { } alert)
            {
                alerts.Add(alert);
            }
        }

        Expire(now, frame.CapturedAt);
    }

    public void LoseSight(string reason, DateTimeOffset at)
    {
        var now = _clock.Advance(at);
        _absence = reason;
        _gate.Interrupt();
        foreach (var track in _tracks)
        {
            track.LoseSight(reason, now, at);
        }
    }

    /// <summary>
    /// The camera does not show the shelf as it is: what it sends is no evidence, and once that has lasted nothing is known.
    /// </summary>
    private void Distrust(FrameSight sight, TimeSpan now, DateTimeOffset at)
    {
        _gate.Interrupt();
        _absence = ConditionReasons.Of(sight.Condition);
        foreach (var track in _tracks)
        {
            track.Distrust(_absence, now, at);
        }

        Expire(now, at);
    }

    public void Tick(DateTimeOffset at) => Expire(_clock.Advance(at), at);

    private void CountAndJudge(FrameDetections frame, TimeSpan now)
    {
        var size = Math.Min(frame.Detections.Length, MostDetections);
        if (_owners.Length < size)
        {
            _owners = new int[size];
        }

        var owners = _owners.AsSpan(0, size);
        _counter.Count(frame, _counts, owners);
        for (var i = 0; i < _tracks.Length; i++)
        {
            _believed[i] = _tracks[i].Believed ?? EvidenceGate.NothingBelieved;
        }

        _gate.Judge(frame.Scene, _counts, _believed, now, _verdicts);
        foreach (var i in frame.Sight?.Glare ?? [])
        {
            // All that is believed is seen through the glare; less is not.
            _verdicts[i] = _believed[i] > 0 && _counts[i] >= _believed[i] ? Verdict.Confirmed : Verdict.Glare;
        }

        Recognize(frame, owners);
        for (var i = 0; i < size; i++)
        {
            if (owners[i] >= 0 && _verdicts[owners[i]] == Verdict.Clean)
            {
                var box = _counter.ToReference(frame, frame.Detections[i].Box);
                _gate.MarkProduct(box);
                _tracks[owners[i]].Measure(box);
            }
        }

        for (var i = 0; i < _tracks.Length; i++)
        {
            if (_verdicts[i] == Verdict.Clean)
            {
                _tracks[i].EndMeasure();
            }
        }
    }

    /// <summary>What moves or stands before the shelf is not what stands on it: only evidence is looked at.</summary>
    private void Recognize(FrameDetections frame, ReadOnlySpan<int> owners)
    {
        if (frame.Matches.Length != frame.Detections.Length || frame.Matches.IsEmpty)
        {
            return;
        }

        for (var i = 0; i < owners.Length; i++)
        {
            if (owners[i] >= 0 && _verdicts[owners[i]] == Verdict.Clean)
            {
                _tracks[owners[i]].Recognize(frame.Matches[i]);
            }
        }

        foreach (var track in _tracks)
        {
            track.EndLook(frame.CapturedAt);
        }
    }

    private void Expire(TimeSpan now, DateTimeOffset at)
    {
        var absence = _absence ?? (now - _frameAt >= _rules.UnknownAfter ? UnknownReasons.NoFrames : null);
        foreach (var track in _tracks)
        {
            track.Expire(absence, now, at);
        }
    }
}
