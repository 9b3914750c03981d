using System.Collections.Frozen;
using ShelfEdge.Core.Alerts;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;
using ShelfEdge.Service.Pipeline;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Alerts;

/// <summary>
/// The step of the stock loop that keeps a picture of each stocked position and, when an alert is raised for it, stores that and the
/// first one afterwards. Only frames in which nothing moves or stands before what is shown are used. Holds one picture a position,
/// whatever comes. What fails stops nothing. Used by the stock loop alone.
/// </summary>
internal sealed partial class AlertEvidence : IDisposable
{
    private static readonly int[] Qualities = [85, 60, 30];
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromHours(1);

    private readonly AlertEvidenceOptions _options;
    private readonly EvidenceFolder _folder;
    private readonly AlertHistory _history;
    private readonly LatestFrames _frames;
    private readonly FrozenDictionary<CameraId, View> _views;
    private readonly Dictionary<PositionId, (byte[] Jpeg, DateTimeOffset At)> _before = [];

    // The kind that each open alert was last noted with, and those of which the picture afterwards is still to come.
    private readonly Dictionary<Guid, AlertKind> _noted = [];
    private readonly Dictionary<Guid, PositionId> _waiting = [];
    private readonly FramePainter _painter = new();
    private readonly ILogger<AlertEvidence> _logger;
    private DateTimeOffset? _sweptAt;
    private long _failures;
    private bool _isFailing;

    public AlertEvidence(
        Planogram planogram, AlertEvidenceOptions options, EvidenceFolder folder, AlertHistory history, LatestFrames frames,
        ILogger<AlertEvidence> logger)
    {
        (_options, _folder, _history, _frames, _logger) = (options, folder, history, frames, logger);
        _views = planogram.Cameras.ToFrozenDictionary(
            camera => camera.Id, camera => View.Of(camera, [.. planogram.Positions.Where(position => position.Camera == camera.Id)]));
    }

    /// <summary>Pictures that could not be stored, or were too large, since the start.</summary>
    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>An alert that was open before a restart: its picture afterwards may still be to come.</summary>
    public void Resume(Alert alert)
    {
        if (_options.Enabled && alert.Position is { } position)
        {
            _noted[alert.Id] = alert.Kind;
            if (!_folder.Moments(alert.Id).Contains(EvidenceMoment.After))
            {
                _waiting[alert.Id] = position;
            }
        }
    }

    /// <summary>An alert entered a phase. One that becomes another kind, such as empty after it was foreseen, is looked at anew.</summary>
    public void Note(Alert alert)
    {
        if (!_options.Enabled || alert.Position is not { } position)
        {
            return;
        }

        if (alert.Phase == AlertPhase.Cleared)
        {
            _noted.Remove(alert.Id);
            _waiting.Remove(alert.Id);
            return;
        }

        if (_noted.TryGetValue(alert.Id, out var kind) && kind == alert.Kind)
        {
            return;
        }

        _noted[alert.Id] = alert.Kind;
        _waiting[alert.Id] = position;
        if (alert.Phase == AlertPhase.Raised && _before.TryGetValue(position, out var before))
        {
            Store(alert.Id, EvidenceMoment.Before, before.Jpeg);
        }
    }

    /// <summary>The ledger has taken a frame. Looks at it if a picture is wanted and it is still in memory.</summary>
    /// <param name="result">Of the frame.</param>
    /// <param name="ledger">Knows which positions are in clear sight.</param>
    public void Look(FrameDetections result, StockLedger ledger)
    {
        if (!_options.Enabled || !_views.TryGetValue(result.Camera, out var view) || !IsAnyWanted(view, ledger, result.CapturedAt)
            || _frames.Take(result.Camera) is not { } latest)
        {
            return;
        }

        try
        {
            // A newer frame says something else; there will be another one.
            if (latest.Frame.Number == result.FrameNumber)
            {
                _painter.Begin(latest.Frame);
                foreach (var shown in view.Shown)
                {
                    if (IsWanted(shown, ledger, result.CapturedAt))
                    {
                        Take(shown.Position, view.Reference, result, ledger.StateOf(shown.Position.Id) == PositionState.Full);
                    }
                }
            }
        }
        finally
        {
            _frames.GiveBack(latest);
        }
    }

    /// <summary>Now and then deletes the pictures of alerts that are neither open nor in the history, whether or not more are stored.</summary>
    /// <param name="alerts">What is open, or not in the history yet.</param>
    /// <param name="at">Now.</param>
    public void Sweep(AlertBook alerts, DateTimeOffset at)
    {
        if (_sweptAt is { } last && (at - last).Duration() < SweepPeriod)
        {
            return;
        }

        _sweptAt = at;
        if (_history.Alerts() is { } kept)
        {
            kept.UnionWith(alerts.Snapshot.Open.Select(alert => alert.Id));
            kept.UnionWith(alerts.Unrecorded.Where(entry => entry.Alert is not null).Select(entry => entry.Alert!.Id));
            Try(() => _folder.Sweep(kept.Contains));
        }
    }

    public void Dispose() => _painter.Dispose();

    private bool IsAnyWanted(View view, StockLedger ledger, DateTimeOffset at)
    {
        foreach (var shown in view.Shown)
        {
            if (IsWanted(shown, ledger, at))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsWanted(Shown shown, StockLedger ledger, DateTimeOffset at)
    {
        var position = shown.Position.Id;
        var isDue = _waiting.ContainsValue(position) || (ledger.StateOf(position) == PositionState.Full
            && (!_before.TryGetValue(position, out var before) || (at - before.At).Duration() >= _options.Every));
        if (!isDue)
        {
            return false;
        }

        // Whoever stands before the neighbour would be in the picture of this one, as far as their zones overlap in it.
        foreach (var other in shown.Within)
        {
            if (!ledger.IsInClearSight(other))
            {
                return false;
            }
        }

        return true;
    }

    private void Take(Position position, PlanogramCamera reference, FrameDetections result, bool isStocked)
    {
        if (Encode(Crop(position, reference, result)) is not { } jpeg)
        {
            return;
        }

        foreach (var alert in _waiting.Where(waiting => waiting.Value == position.Id).Select(waiting => waiting.Key).ToList())
        {
            _waiting.Remove(alert);
            Store(alert, EvidenceMoment.After, jpeg);
        }

        if (isStocked)
        {
            _before[position.Id] = (jpeg, result.CapturedAt);
        }
    }

    // The zone where it lies in this frame, which may have another size than the reference frame, and have been pushed. No more than
    // the zone: what is beside it was not judged.
    private static Box Crop(Position position, PlanogramCamera reference, FrameDetections result)
    {
        var zone = position.Zone.Bounds;
        var (x, y) = ((float)result.WidthPixels / reference.WidthPixels, (float)result.HeightPixels / reference.HeightPixels);
        var shift = result.Sight?.Shift ?? default;
        var (right, down) = (shift.X * result.WidthPixels, shift.Y * result.HeightPixels);
        return new Box((zone.X1 * x) + right, (zone.Y1 * y) + down, (zone.X2 * x) + right, (zone.Y2 * y) + down);
    }

    private byte[]? Encode(Box crop)
    {
        if (crop.ClampTo(_painter.WidthPixels, _painter.HeightPixels).Area <= 0)
        {
            return null;
        }

        foreach (var quality in Qualities)
        {
            var jpeg = _painter.ToJpeg(quality, crop);
            if (jpeg.Length <= 1024 * _options.MaxKilobytes)
            {
                return jpeg;
            }
        }

        Fail($"a picture has more than {_options.MaxKilobytes} KB");
        return null;
    }

    private void Store(Guid alert, EvidenceMoment moment, byte[] jpeg) => Try(() => _folder.Write(alert, moment, jpeg));

    private void Try(Action write)
    {
        try
        {
            write();
            _isFailing = false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Fail(exception.Message);
        }
    }

    private void Fail(string reason)
    {
        Interlocked.Increment(ref _failures);
        if (!_isFailing)
        {
            LogNotStored(_logger, reason);
        }

        _isFailing = true;
    }

    [LoggerMessage(5036, LogLevel.Warning, "A picture of an alert was not stored: {Reason}")]
    private static partial void LogNotStored(ILogger logger, string reason);

    /// <summary>A position, and those whose zones lie in its picture, itself among them.</summary>
    private sealed record Shown(Position Position, PositionId[] Within);

    private sealed record View(PlanogramCamera Reference, Shown[] Shown)
    {
        public static View Of(PlanogramCamera camera, Position[] positions) => new(
            camera,
            [
                .. positions.Select(position => new Shown(
                    position,
                    [.. positions.Where(other => other.Zone.IntersectionArea(position.Zone.Bounds) > 0).Select(other => other.Id)])),
            ]);
    }
}
