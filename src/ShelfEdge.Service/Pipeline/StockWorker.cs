using System.Globalization;
using System.Threading.Channels;
using ShelfEdge.Core.Stock;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Messaging.Payloads;
using ShelfEdge.Service.Health;
using ShelfEdge.Service.Live;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Pipeline;

/// <summary>
/// The one loop that owns the ledger: takes results and camera states in order, ticks once a second, and stores what was
/// decided, with the checkpoint, before it takes the next.
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
    ILogger<StockWorker> logger) : PipelineWorker(end, logger)
{
    private static readonly TimeSpan TickPeriod = TimeSpan.FromSeconds(1);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        await BeginAsync(stoppingToken);
        using var timer = new PeriodicTimer(TickPeriod, time);
        var reader = channels.StockInputs.Reader;
        var input = reader.WaitToReadAsync(stoppingToken).AsTask();
        var tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAny(input, tick);
            progress.StockLoopSeen();
            if (input.IsCompletedSuccessfully)
            {
                await TakeOneAsync(reader, stoppingToken);
                input = reader.WaitToReadAsync(stoppingToken).AsTask();
            }

            if (tick.IsCompletedSuccessfully)
            {
                var now = time.GetUtcNow();
                await StoreAsync(ledger.Tick(now), now, stoppingToken);
                tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
            }
        }

        // The loops before this one have stopped; what they made is not lost.
        while (await TakeOneAsync(reader, stoppingToken))
        {
        }
    }

    // The first decision reports every position, so that a late subscriber sees also those that do not change for hours.
    private async Task BeginAsync(CancellationToken stoppingToken)
    {
        var now = time.GetUtcNow();
        var stored = ReadCheckpoint();
        LogBegin(stored is null ? "nothing" : "the checkpoint", stored?.OpenAlerts.Length ?? 0);
        outbox.KeepStates(topics.States(
            ledger.Snapshot.Positions.Select(stock => stock.Position), progress.Cameras.Select(camera => camera.Camera)));
        await StoreAsync(stored is null ? ledger.Tick(now) : ledger.Restore(stored, now), now, stoppingToken);
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
            LogCheckpointUnreadable(error);
        }

        return read.Snapshot;
    }

    private async Task<bool> TakeOneAsync(ChannelReader<StockInput> reader, CancellationToken stoppingToken)
    {
        if (!reader.TryRead(out var input))
        {
            return false;
        }

        if (input.Result is { } result)
        {
            await StoreAsync(ledger.Observe(result), result.CapturedAt, stoppingToken);
            progress[result.Camera].FrameProcessed(result);
        }
        else if (input.Status is { } status)
        {
            await TakeStatusAsync(status, stoppingToken);
        }

        return true;
    }

    private async Task TakeStatusAsync(CameraStatus status, CancellationToken stoppingToken)
    {
        var state = status.State.ToString().ToLowerInvariant();
        Show(LiveLineKind.Camera, status.Since, $"{status.Camera} {state} {status.Reason}");
        var decision = status.State is CameraState.Stalled or CameraState.Lost
            ? ledger.LoseSight(status.Camera, status.Reason ?? state, time.GetUtcNow())
            : StockDecision.None;
        await StoreAsync(
            decision, status.Since, stoppingToken, events.CameraStatus(status.Camera, state, status.Reason, status.Since));
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
        LogAlert(alert.Kind, alert.Phase, alert.Position.Value, alert.Sku.Value, alert.Believed, alert.Capacity, alert.Id);
        Show(LiveLineKind.Alert, alert.At, string.Create(
            CultureInfo.InvariantCulture,
            $"{alert.Phase.ToString().ToLowerInvariant()} {alert.Kind.ToString().ToLowerInvariant()} {alert.Position} {alert.Sku} {alert.Believed}/{alert.Capacity} {alert.Id}"));
    }

    private void Show(LiveLineKind kind, DateTimeOffset at, string text) =>
        channels.LiveLines.Writer.TryWrite(new LiveLine(at, kind, text.TrimEnd()));

    [LoggerMessage(3020, LogLevel.Information, "Stock begins from {Origin}, with {Alerts} open alerts")]
    private partial void LogBegin(string origin, int alerts);

    [LoggerMessage(3021, LogLevel.Error, "Stock begins anew. {Problem}")]
    private partial void LogCheckpointUnreadable(string problem);

    [LoggerMessage(3010, LogLevel.Information, "Alert {Kind} {Phase}: position {Position}, SKU {Sku}, {Believed} of {Capacity} facings, id {Alert}")]
    private partial void LogAlert(
        AlertKind kind, AlertPhase phase, string position, string sku, int believed, int capacity, Guid alert);
}
