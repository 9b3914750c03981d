namespace ShelfEdge.Service.Pipeline;

/// <summary>
/// A loop of the pipeline. What its <see cref="RunAsync"/> throws is a defect: it is logged once and ends the process with
/// exit code 70, so that a supervisor starts it again. (Left alone, the host would end with code 0.)
/// </summary>
internal abstract partial class PipelineWorker(ProcessEnd end, ILogger logger) : BackgroundService
{
    protected ProcessEnd End => end;

    protected abstract Task RunAsync(CancellationToken stoppingToken);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
        catch (Exception exception)
        {
            if (end.Crash())
            {
                LogCrash(logger, exception, GetType().Name);
            }
        }
    }

    [LoggerMessage(5001, LogLevel.Critical, "{Worker} crashed, the process ends with exit code 70")]
    private static partial void LogCrash(ILogger logger, Exception exception, string worker);
}
