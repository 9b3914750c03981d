using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Service.Health;

namespace ShelfEdge.Service.Pipeline;

/// <summary>
/// Stores messages and does not come back before they are safe: a full disk or a full outbox makes the stock loop wait (and
/// with it the detector; the cameras drop), and the box says that it is not ready. Used by the stock loop alone.
/// </summary>
internal sealed partial class OutboxAppender(
    IOutbox outbox, PipelineProgress progress, TimeProvider time, ILogger<OutboxAppender> logger)
{
    private const string Full = "full of alerts and audit that wait for the broker, no stock change or telemetry is taken";

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    /// <param name="messages">May be empty.</param>
    /// <param name="checkpoint">Empty leaves the stored one as it is.</param>
    /// <param name="stoppingToken">Once set, a failed append is not tried again: the next start decides anew from the checkpoint.</param>
    /// <exception cref="OutboxException">The file is damaged or foreign; only opening it anew can help.</exception>
    public async Task AppendAsync(IReadOnlyList<OutboxMessage> messages, byte[] checkpoint, CancellationToken stoppingToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                outbox.Append(messages, checkpoint);
                if (attempt > 1)
                {
                    LogWritable(attempt);
                }

                progress.OutboxWritable(outbox.Status.IsFull ? Full : null);
                return;
            }
            catch (OutboxException exception) when (exception.Failure is not (OutboxFailure.Corrupt or OutboxFailure.Newer))
            {
                progress.OutboxWritable(exception.Message);
                progress.StockLoopSeen();
                if (attempt == 1)
                {
                    LogNotWritable(messages.Count, exception.Message);
                }

                if (stoppingToken.IsCancellationRequested)
                {
                    LogGivenUp(messages.Count);
                    return;
                }
            }

            await DelayAsync(stoppingToken);
        }
    }

    private async Task DelayAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(RetryDelay, time, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // One last try, then the process ends.
        }
    }

    [LoggerMessage(5040, LogLevel.Error, "Outbox cannot be written, {Messages} messages wait: {Reason}")]
    private partial void LogNotWritable(int messages, string reason);

    [LoggerMessage(5041, LogLevel.Information, "Outbox can be written again after {Attempts} attempts")]
    private partial void LogWritable(int attempts);

    [LoggerMessage(5042, LogLevel.Error, "Stopped with {Messages} messages that could not be stored")]
    private partial void LogGivenUp(int messages);
}
