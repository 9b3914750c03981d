using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Service.Health;

namespace ShelfEdge.Service.Pipeline;

/// <summary>The one loop that takes what waits in the outbox to the broker, and tries again for ever.</summary>
internal sealed partial class OutboxWorker(
    OutboxDrain drain,
    IPublisher publisher,
    MqttOptions options,
    PipelineProgress progress,
    TimeProvider time,
    ProcessEnd end,
    ILogger<OutboxWorker> logger) : PipelineWorker(end, logger)
{
    // Shows that the loop is alive while there is nothing to send.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LastDrain = TimeSpan.FromSeconds(5);

    private string? _lastFailure;

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        var random = new Random(Seed($"{options.Site}/{options.Box}"));
        var schedule = new RetrySchedule(options.RetryDelay, options.MaxRetryDelay, random, time, (failed, _) => Report(failed));
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                Report(await schedule.RunAsync(PassAsync, stoppingToken));
                await WaitAsync(stoppingToken);
            }
        }
        finally
        {
            await StopAsync();
        }
    }

    private async ValueTask<DrainResult> PassAsync(CancellationToken cancellationToken)
    {
        progress.OutboxLoopSeen();
        try
        {
            return await drain.DrainAsync(cancellationToken);
        }
        catch (OutboxException exception) when (exception.Failure is not (OutboxFailure.Corrupt or OutboxFailure.Newer))
        {
            return new DrainResult(Connected: false, Published: 0, exception.Message);
        }
        finally
        {
            progress.OutboxLoopSeen();
        }
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        using var timeout = new CancellationTokenSource(Heartbeat, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, timeout.Token);
        try
        {
            await drain.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            // Only the heartbeat.
        }
    }

    // What was decided while stopping still goes out when the broker is there; it is stored in any case.
    private async Task StopAsync()
    {
        using var deadline = new CancellationTokenSource(LastDrain, time);
        try
        {
            if (publisher.IsConnected)
            {
                await drain.DrainAsync(deadline.Token);
            }

            await publisher.StopAsync(deadline.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or OutboxException)
        {
            LogNotDrained(exception.Message);
        }
    }

    // Differs from box to box, so that the boxes of a store do not all come back to the broker in the same moment.
    private static int Seed(string name) => name.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));

    private void Report(DrainResult result)
    {
        if (result.Connected)
        {
            LogConnected(options.Host);
            _lastFailure = null;
        }

        if (result.Rejection is { } rejection)
        {
            LogRejected(result.Rejected, rejection);
        }

        if (result.Failure is { } failure && failure != _lastFailure)
        {
            LogFailure(failure);
            _lastFailure = failure;
        }
    }

    [LoggerMessage(5044, LogLevel.Information, "Connected to broker {Host}")]
    private partial void LogConnected(string host);

    [LoggerMessage(5045, LogLevel.Warning, "Messages wait in the outbox: {Reason}")]
    private partial void LogFailure(string reason);

    [LoggerMessage(5049, LogLevel.Error, "Broker refused {Messages} messages for good, now dead letters: {Reason}")]
    private partial void LogRejected(int messages, string reason);

    [LoggerMessage(5046, LogLevel.Warning, "Stopped before all messages were sent, they wait in the outbox: {Reason}")]
    private partial void LogNotDrained(string reason);
}
