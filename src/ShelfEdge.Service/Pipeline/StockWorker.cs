using System.Globalization;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Messaging.Payloads;
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
    PipelineProgress progress,
    TimeProvider time,
    ProcessEnd end,
    ILogger<StockWorker> logger) : ResultWorker(channels, progress, time, end, logger)
{
    private readonly TimeProvider _time = time;
    private readonly PipelineProgress _progress = progress;
    private readonly ILogger _logger = logger;
    private readonly HashSet<CameraId> _online = [];

    // The first decision reports every position, so that a late subscriber sees also those that do not change for hours.
    protected override async Task BeginAsync(CancellationToken stoppingToken)
    {
        var now = _time.GetUtcNow();
        var stored = ReadCheckpoint();
        LogBegin(_logger, stored is null ? "nothing" : "the checkpoint", stored?.OpenAlerts.Length ?? 0);
        outbox.KeepStates(topics.States(
            ledger.Snapshot.Positions.Select(stock => stock.Position), _progress.Cameras.Select(camera => camera.Camera)));
        await StoreAsync(stored is null ? ledger.Tick(now) : ledger.Restore(stored, now), now, stoppingToken);
    }

    // A result that was still on its way when its camera went down is no evidence of what can be seen now.
    protected override Task TakeAsync(FrameDetections result, CancellationToken stoppingToken) =>
        _online.Contains(result.Camera)
            ? StoreAsync(ledger.Observe(result), result.CapturedAt, stoppingToken)
            : Task.CompletedTask;

    protected override Task TickAsync(DateTimeOffset now, CancellationToken stoppingToken) =>
        StoreAsync(ledger.Tick(now), now, stoppingToken);

    protected override Task TakeAsync(CameraStatus status, CancellationToken stoppingToken)
    {
        var state = status.State.ToString().ToLowerInvariant();
        Show(LiveLineKind.Camera, status.Since, $"{status.Camera} {state} {status.Reason}");
        var now = _time.GetUtcNow();
        var decision = LosesSight(status)
            ? ledger.LoseSight(status.Camera, status.Reason ?? state, now)
            : StockDecision.None;
        return StoreAsync(
            decision, now, stoppingToken, events.CameraStatus(status.Camera, state, status.Reason, status.Since));
    }

    // A loss can be over before this loop looks, and then only the new attempt to connect is seen of it.
    private bool LosesSight(CameraStatus status)
    {
        if (status.State == CameraState.Online)
        {
            _online.Add(status.Camera);
            return false;
        }

        return _online.Remove(status.Camera) || status.State != CameraState.Connecting;
    }

    // Stock that cannot be read is left aside, which is safe: nothing is believed without evidence.
    private StockSnapshot? ReadCheckpoint()
    {
        var checkpoint = outbox.ReadCheckpoint();
        if (checkpoint.Length == 0)
        {
            return null;
        }

        var read = StockSnapshotFile.Read(checkpoint);
        if (read.Error is { } error)
        {
            LogCheckpointUnreadable(_logger, error);
        }

        return read.Snapshot;
    }

    private async Task StoreAsync(
        StockDecision decision, DateTimeOffset at, CancellationToken stoppingToken, OutboxMessage? more = null)
    {
        if (decision.IsNone && more is null)
        {
            return;
        }

        List<OutboxMessage> messages = [.. events.FromDecision(decision, at)];
        if (more is not null)
        {
            messages.Add(more);
        }

        await appender.AppendAsync(messages, StockSnapshotFile.Write(ledger.Snapshot), stoppingToken);
        foreach (var alert in decision.Alerts)
        {
            Report(alert);
        }
    }

    private void Report(RestockAlert alert)
    {
        LogAlert(
            _logger, alert.Kind, alert.Phase, alert.Position.Value, alert.Sku.Value, alert.Believed, alert.Capacity, alert.Id);
        var (phase, kind) = (alert.Phase.ToString().ToLowerInvariant(), alert.Kind.ToString().ToLowerInvariant());
        Show(LiveLineKind.Alert, alert.At, string.Create(
            CultureInfo.InvariantCulture,
            $"{phase} {kind} {alert.Position} {alert.Sku} {alert.Believed}/{alert.Capacity} {alert.Id}"));
    }

    [LoggerMessage(3010, LogLevel.Information,
        "Alert {Kind} {Phase}: position {Position}, SKU {Sku}, {Believed} of {Capacity} facings, id {Alert}")]
    private static partial void LogAlert(
        ILogger logger, AlertKind kind, AlertPhase phase, string position, string sku, int believed, int capacity, Guid alert);

    [LoggerMessage(3020, LogLevel.Information, "Stock begins from {Origin}, with {Alerts} open alerts")]
    private static partial void LogBegin(ILogger logger, string origin, int alerts);

    [LoggerMessage(3021, LogLevel.Error, "Stock begins anew. {Problem}")]
    private static partial void LogCheckpointUnreadable(ILogger logger, string problem);
}
