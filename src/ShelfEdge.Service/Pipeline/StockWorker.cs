using System.Globalization;
using ShelfEdge.Core.Alerts;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Sight;
using ShelfEdge.Core.Stock;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Messaging.Payloads;
using ShelfEdge.Service.Alerts;
using ShelfEdge.Service.Discovery;
using ShelfEdge.Service.Forecast;
using ShelfEdge.Service.Health;
using ShelfEdge.Service.Live;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Pipeline;

/// <summary>
/// The loop that owns the ledger. What was decided is stored in the outbox, together with the state that it came from,
/// before the next result is taken: a restart neither repeats nor forgets an alert.
/// </summary>
internal sealed partial class StockWorker(
    PipelineChannels channels,
    StockLedger ledger,
    EventFactory events,
    Topics topics,
    IOutbox outbox,
    OutboxAppender appender,
    AlertBook alerts,
    AlertDesk desk,
    AlertHistory history,
    StockForecast forecast,
    AlertStates states,
    PipelineProgress progress,
    TimeProvider time,
    ProcessEnd end,
    ILogger<StockWorker> logger,
    AlertEvidence evidence) : ResultWorker(channels, progress, time, end, logger)
{
    private readonly TimeProvider _time = time;
    private readonly PipelineProgress _progress = progress;
    private readonly ILogger _logger = logger;
    private readonly Dictionary<CameraId, CameraStatus> _online = [];
    private readonly Dictionary<CameraId, CameraCondition> _conditions = [];

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);

        // A loop that does not stop in time keeps what it owns to itself.
        if (ExecuteTask is { IsCompleted: true })
        {
            forecast.Store(_time.GetUtcNow());
        }
    }

    // The first decision reports every position, so that a late subscriber sees also those that do not change for hours.
    protected override async Task BeginAsync(CancellationToken stoppingToken)
    {
        var now = _time.GetUtcNow();
        var stored = Checkpoint.Read(outbox.ReadCheckpoint());
        if (stored.Problem is { } problem)
        {
            LogCheckpointUnreadable(_logger, problem);
        }

        var decision = stored.Stock is { } stock ? ledger.Restore(stock, now) : ledger.Tick(now);
        alerts.Restore(
            stored.Alerts, stored.Stock ?? ledger.Snapshot,
            decision.Alerts.Where(alert => alert.Phase == AlertPhase.Cleared), history.LastNumber(), now);
        foreach (var alert in alerts.Snapshot.Open)
        {
            evidence.Resume(alert);
        }

        forecast.Begin(now);
        LogBegin(_logger, stored.Stock is null ? "nothing" : "the checkpoint", alerts.Snapshot.Open.Length);
        await StoreAsync(decision, now, stoppingToken, isTick: true);

        // After what was just decided of positions that are gone, so that it does not come back.
        outbox.KeepStates(topics.States(
            [.. ledger.Snapshot.Positions.Select(stock => stock.Position)], [.. _progress.Cameras.Select(camera => camera.Camera)],
            states.IsOn));
        if (states.IsOn)
        {
            await appender.AppendAsync(states.All(alerts.Snapshot, now), [], stoppingToken);
        }
    }

    protected override Task<bool> WaitForRequestAsync(CancellationToken stoppingToken) =>
        desk.Requests.WaitToReadAsync(stoppingToken).AsTask();

    // Answered when it is stored: whoever was told that it is done can rely on it.
    protected override async Task TakeRequestsAsync(CancellationToken stoppingToken)
    {
        var now = _time.GetUtcNow();
        var taken = new List<DeskRequest>();
        var isChanged = false;
        while (desk.Requests.TryRead(out var request))
        {
            isChanged |= request.Apply(alerts, now);
            taken.Add(request);
        }

        var isStored = !isChanged || await StoreAsync(StockDecision.None, now, stoppingToken, isForced: true);
        foreach (var request in taken)
        {
            if (isStored)
            {
                request.Confirm();
            }
            else
            {
                request.Refuse();
            }
        }
    }

    // A result that was still on its way when its camera went down is no evidence of what can be seen now.
    protected override async Task TakeAsync(FrameDetections result, CancellationToken stoppingToken)
    {
        if (!_online.TryGetValue(result.Camera, out var status))
        {
            return;
        }

        var condition = result.Sight?.Condition ?? CameraCondition.Clear;
        alerts.See(result.Camera, condition == CameraCondition.Clear, ConditionReasons.Of(condition));
        await StoreAsync(ledger.Observe(result), result.CapturedAt, stoppingToken, NoteCondition(status, result));
        evidence.Look(result, ledger);
    }

    protected override Task TickAsync(DateTimeOffset now, CancellationToken stoppingToken)
    {
        evidence.Sweep(alerts, now);
        return StoreAsync(ledger.Tick(now), now, stoppingToken, isTick: true);
    }

    protected override Task TakeAsync(CameraStatus status, CancellationToken stoppingToken)
    {
        var (state, _, _) = CameraStanding.Of(status, sight: null);
        Show(LiveLineKind.Camera, status.Since, $"{status.Camera} {state} {status.Reason}");
        _conditions.Remove(status.Camera);
        var now = _time.GetUtcNow();

        // Whether a camera that is online is well, its frames say.
        if (status.State != CameraState.Online && (status.State != CameraState.Connecting || status.Attempts > 1))
        {
            alerts.See(status.Camera, isWell: false, status.Reason ?? state);
        }

        var decision = LosesSight(status)
            ? ledger.LoseSight(status.Camera, status.Reason ?? state, now)
            : StockDecision.None;
        return StoreAsync(
            decision, now, stoppingToken, events.CameraStatus(status.Camera, state, status.Reason, status.Since));
    }

    /// <summary>What is said of a camera that delivers changes with its frames; null while it stays the same.</summary>
    private OutboxMessage? NoteCondition(CameraStatus status, FrameDetections result)
    {
        if (result.Sight is not { } sight || sight.Condition == _conditions.GetValueOrDefault(result.Camera))
        {
            return null;
        }

        _conditions[result.Camera] = sight.Condition;
        var (state, reason, since) = CameraStanding.Of(status, sight);
        var changed = sight.Condition == CameraCondition.Clear ? sight.Since : since ?? sight.Since;
        LogCondition(_logger, result.Camera.Value, state, reason ?? "all is well");
        Show(LiveLineKind.Camera, changed, $"{result.Camera} {state} {reason}");
        return events.CameraStatus(result.Camera, state, reason, changed);
    }

    // A loss can be over before this loop looks, and then only the new attempt to connect is seen of it.
    private bool LosesSight(CameraStatus status)
    {
        if (status.State == CameraState.Online)
        {
            _online[status.Camera] = status;
            return false;
        }

        return _online.Remove(status.Camera) || status.State != CameraState.Connecting;
    }

    private async Task<bool> StoreAsync(
        StockDecision decision, DateTimeOffset at, CancellationToken stoppingToken, OutboxMessage? more = null, bool isForced = false,
        bool isTick = false)
    {
        // A frame that changes nothing waits for the tick: time passes for every position at once.
        if (!isTick && !isForced && decision.IsNone && more is null)
        {
            return true;
        }

        forecast.Observe(decision.Changes, at);
        alerts.Step(ledger.Snapshot, forecast.Snapshot, at);
        var changes = alerts.TakeChanges();
        if (decision.IsNone && changes.IsEmpty && more is null && !isForced)
        {
            RecordHistory(at);
            return true;
        }

        List<OutboxMessage> messages = [.. events.FromDecision(decision, changes, at), .. states.After(changes)];
        if (more is not null)
        {
            messages.Add(more);
        }

        if (!await appender.AppendAsync(messages, Checkpoint.Write(ledger.Snapshot, alerts.State), stoppingToken))
        {
            return false;
        }

        RecordHistory(at);
        foreach (var alert in changes)
        {
            Report(alert);
        }

        return true;
    }

    // Lines that could not be written are tried again with each tick, whether anything happens or not.
    private void RecordHistory(DateTimeOffset at)
    {
        if (history.Record(alerts.Unrecorded, at))
        {
            alerts.Recorded(long.MaxValue);
        }
    }

    private void Report(Alert alert)
    {
        evidence.Note(alert);
        var subject = alert.Position?.Value ?? alert.Camera.Value;
        LogAlert(_logger, alert.Kind, alert.Phase, alert.Severity, subject, alert.Sku?.Value, alert.Believed, alert.Capacity, alert.Id);
        var (phase, kind) = (alert.Phase.ToString().ToLowerInvariant(), alert.Kind.ToString().ToLowerInvariant());
        var facts = alert.Kind == AlertKind.Camera ? alert.Reason : string.Create(
            CultureInfo.InvariantCulture, $"{alert.Sku} {alert.Believed}/{alert.Capacity}");
        Show(LiveLineKind.Alert, alert.At, $"{phase} {kind} {subject} {facts} {alert.Id}");
    }

    [LoggerMessage(5030, LogLevel.Information,
        "Alert {Kind} {Phase}, {Severity}: {Subject}, SKU {Sku}, {Believed} of {Capacity} facings, id {Alert}")]
    private static partial void LogAlert(
        ILogger logger, AlertKind kind, AlertPhase phase, AlertSeverity severity, string subject, string? sku, int? believed,
        int? capacity, Guid alert);

    [LoggerMessage(5031, LogLevel.Information, "Stock begins from {Origin}, with {Alerts} open alerts")]
    private static partial void LogBegin(ILogger logger, string origin, int alerts);

    [LoggerMessage(5033, LogLevel.Warning, "Camera {Camera} {State}: {Reason}")]
    private static partial void LogCondition(ILogger logger, string camera, string state, string reason);

    [LoggerMessage(5032, LogLevel.Error, "Stock begins anew. {Problem}")]
    private static partial void LogCheckpointUnreadable(ILogger logger, string problem);
}
