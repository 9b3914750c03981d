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
/// first one afterwards. Only frames in which nothing moves or stands before the zone are used. Holds one picture a position,
/// whatever comes. What fails stops nothing. Used by the stock loop alone.
/// </summary>
internal sealed partial class AlertEvidence : IDisposable
{
    // Shares of the zone that are shown on each side of it.
    private const float Margin = 0.1f;

    private static readonly int[] Qualities = [85, 60, 30];
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromHours(1);

    private readonly AlertEvidenceOptions _options;
    private readonly EvidenceFolder _folder;
    private readonly AlertHistory _history;
    private readonly LatestFrames _frames;
    private readonly FrozenDictionary<CameraId, (PlanogramCamera Reference, Position[] Positions)> _views;
    private readonly Dictionary<PositionId, (byte[] Jpeg, DateTimeOffset At)> _before = [];
    private readonly Dictionary<PositionId, Guid> _waiting = [];
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
            camera => camera.Id,
            camera => (camera, planogram.Positions.Where(position => position.Camera == camera.Id).ToArray()));
    }

    /// <summary>Pictures that could not be stored, or were too large, since the start.</summary>
    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>An alert entered a phase.</summary>
    public void Note(Alert alert)
    {
        if (!_options.Enabled || alert.Position is not { } position)
        {
            return;
        }

        if (alert.Phase == AlertPhase.Cleared)
        {
            _waiting.Remove(position);
        }
        else if (alert.Phase == AlertPhase.Raised)
        {
            _waiting[position] = alert.Id;
            if (_before.Remove(position, out var before))
            {
                Store(alert.Id, EvidenceMoment.Before, before.Jpeg);
            }
        }
    }

    /// <summary>The ledger has taken a frame. Looks at it if a picture is wanted and it is still in memory.</summary>
    /// <param name="result">Of the frame.</param>
    /// <param name="ledger">Knows which positions are in clear sight.</param>
    public void Look(FrameDetections result, StockLedger ledger)
    {
        if (!_options.Enabled || !_views.TryGetValue(result.Camera, out var view))
        {
            return;
        }

        Sweep(result.CapturedAt);
        Position[] wanted = [.. view.Positions.Where(position => ledger.IsInClearSight(position.Id) && IsWanted(position.Id, ledger, result.CapturedAt))];
        if (wanted.Length == 0 || _frames.Take(result.Camera) is not { } latest)
        {
            return;
        }

        try
        {
            // A newer frame says something else; there will be another one.
            if (latest.Frame.Number == result.FrameNumber)
            {
                _painter.Begin(latest.Frame);
                foreach (var position in wanted)
                {
                    Take(position, view.Reference, result);
                }
            }
        }
        finally
        {
            _frames.GiveBack(latest);
        }
    }

    public void Dispose() => _painter.Dispose();

    private bool IsWanted(PositionId position, StockLedger ledger, DateTimeOffset at) => _waiting.ContainsKey(position)
        || (IsStocked(position, ledger)
            && (!_before.TryGetValue(position, out var before) || (at - before.At).Duration() >= _options.Every));

    private static bool IsStocked(PositionId position, StockLedger ledger) =>
        ledger.Snapshot.Positions.FirstOrDefault(stock => stock.Position == position) is { State: PositionState.Full };

    private void Take(Position position, PlanogramCamera reference, FrameDetections result)
    {
        if (Encode(Crop(position, reference, result)) is not { } jpeg)
        {
            return;
        }

        if (_waiting.Remove(position.Id, out var alert))
        {
            Store(alert, EvidenceMoment.After, jpeg);
        }
        else
        {
            _before[position.Id] = (jpeg, result.CapturedAt);
        }
    }

    // The zone where it lies in this frame, which may have another size than the reference frame, and have been pushed.
    private static Box Crop(Position position, PlanogramCamera reference, FrameDetections result)
    {
        var zone = position.Zone.Bounds;
        var (x, y) = ((float)result.WidthPixels / reference.WidthPixels, (float)result.HeightPixels / reference.HeightPixels);
        var shift = result.Sight?.Shift ?? default;
        var (right, down) = (shift.X * result.WidthPixels, shift.Y * result.HeightPixels);
        var (wide, high) = (Margin * zone.Width, Margin * zone.Height);
        return new Box(
            ((zone.X1 - wide) * x) + right, ((zone.Y1 - high) * y) + down, ((zone.X2 + wide) * x) + right, ((zone.Y2 + high) * y) + down);
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

    private void Sweep(DateTimeOffset at)
    {
        if (_sweptAt is { } last && (at - last).Duration() < SweepPeriod)
        {
            return;
        }

        _sweptAt = at;
        Try(() => _folder.Sweep(alert => _history.Story(alert).Count > 0 || _waiting.ContainsValue(alert)));
    }

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
}
