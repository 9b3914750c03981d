using ShelfEdge.Core.Detection;
using ShelfEdge.Service.Health;
using ShelfEdge.Service.Live;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Pipeline;

/// <summary>
/// The last loop: takes the result of one frame after the other, and once a second lets time pass. New states of cameras are
/// looked at on both occasions; of several within a second the newest counts.
/// </summary>
internal abstract class ResultWorker(
    PipelineChannels channels, PipelineProgress progress, TimeProvider time, ProcessEnd end, ILogger logger)
    : PipelineWorker(end, logger)
{
    private static readonly TimeSpan TickPeriod = TimeSpan.FromSeconds(1);

    protected abstract Task BeginAsync(CancellationToken stoppingToken);

    protected abstract Task TakeAsync(FrameDetections result, CancellationToken stoppingToken);

    protected abstract Task TakeAsync(CameraStatus status, CancellationToken stoppingToken);

    protected abstract Task TickAsync(DateTimeOffset now, CancellationToken stoppingToken);

    /// <summary>Completes when something else asks for the loop; never, unless a loop has such a thing.</summary>
    protected virtual Task<bool> WaitForRequestAsync(CancellationToken stoppingToken) => Task.Delay(Timeout.InfiniteTimeSpan, time, stoppingToken)
        .ContinueWith(_ => false, stoppingToken, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <summary>Takes what asked.</summary>
    protected virtual Task TakeRequestsAsync(CancellationToken stoppingToken) => Task.CompletedTask;

    protected void Show(LiveLineKind kind, DateTimeOffset at, string text) =>
        channels.LiveLines.Writer.TryWrite(new LiveLine(at, kind, text.TrimEnd()));

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        await BeginAsync(stoppingToken);
        using var timer = new PeriodicTimer(TickPeriod, time);
        var result = channels.Results.Reader.WaitToReadAsync(stoppingToken).AsTask();
        var tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
        var request = WaitForRequestAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAny(result, tick, request);
            progress.StockLoopSeen();
            await TakeStatusesAsync(stoppingToken);
            if (result.IsCompletedSuccessfully)
            {
                if (!await result)
                {
                    // Every source has been played to its end.
                    End.Finish();
                    return;
                }

                await TakeOneAsync(stoppingToken);
                result = channels.Results.Reader.WaitToReadAsync(stoppingToken).AsTask();
            }

            if (request.IsCompletedSuccessfully)
            {
                await TakeRequestsAsync(stoppingToken);
                request = WaitForRequestAsync(stoppingToken);
            }

            if (tick.IsCompletedSuccessfully)
            {
                await TickAsync(time.GetUtcNow(), stoppingToken);
                tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
            }
        }

        // The loops before this one have stopped; what they made is not lost.
        while (await TakeOneAsync(stoppingToken))
        {
        }
    }

    private async Task<bool> TakeOneAsync(CancellationToken stoppingToken)
    {
        if (!channels.Results.Reader.TryRead(out var result))
        {
            return false;
        }

        await TakeAsync(result, stoppingToken);
        progress[result.Camera].FrameProcessed(result);
        return true;
    }

    private async Task TakeStatusesAsync(CancellationToken stoppingToken)
    {
        foreach (var camera in progress.Cameras)
        {
            if (camera.TakeNewStatus() is { } status)
            {
                await TakeAsync(status, stoppingToken);
            }
        }
    }
}
