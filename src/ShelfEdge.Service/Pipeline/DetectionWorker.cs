using System.Collections.Immutable;
using System.Threading.Channels;
using ShelfEdge.Core.Detection;
using ShelfEdge.Service.Health;
using ShelfEdge.Service.Recognition;
using ShelfEdge.Service.Sight;
using ShelfEdge.Service.Telemetry;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Pipeline;

/// <summary>
/// The one loop that runs the detector: takes the newest frame of each camera in turn, so that a fast camera cannot starve
/// a slow one, and waits when the stock loop is behind.
/// </summary>
internal sealed partial class DetectionWorker(
    PipelineChannels channels,
    IDetector detector,
    Sights sights,
    LatestFrames latest,
    PipelineProgress progress,
    ShelfEdgeMetrics metrics,
    ProcessEnd end,
    ILogger<DetectionWorker> logger,
    Looks? looks = null) : PipelineWorker(end, logger)
{
    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        LogModel(detector.Manifest.Name, progress.Cameras.Length);
        var queues = progress.Cameras.Select(camera => channels.Frames[camera.Camera].Reader).ToImmutableArray();
        sights.Restore();
        try
        {
            while (await channels.FrameReady.Reader.WaitToReadAsync(stoppingToken))
            {
                channels.FrameReady.Reader.TryRead(out _);
                while (await DetectOneEachAsync(queues, stoppingToken))
                {
                }
            }
        }
        finally
        {
            sights.Save();
        }

        // The sources have ended and were not to start over.
        channels.Results.Writer.TryComplete();
    }

    private async Task<bool> DetectOneEachAsync(ImmutableArray<ChannelReader<Frame>> queues, CancellationToken stoppingToken)
    {
        var any = false;
        foreach (var queue in queues)
        {
            if (queue.TryRead(out var frame))
            {
                any = true;
                var result = Detect(frame);
                await HandOnAsync(result, stoppingToken);
            }
        }

        return any;
    }

    private FrameDetections Detect(Frame frame)
    {
        FrameDetections result;
        try
        {
            result = sights.Inspect(frame, out var timings);
            if (timings is { } taken)
            {
                progress.Detected();
                metrics.Detected(taken);
                result = looks?.Add(frame, result) ?? result;
            }
            else
            {
                progress[frame.Camera].FrameNotInferred(result.Sight is { IsEvidence: true });
            }
        }
        catch
        {
            frame.Dispose();
            throw;
        }

        latest.Put(new LatestFrame(frame, result));
        return result;
    }

    // A result that was made is not lost, even when the process is being stopped: the stock loop stops after this one.
    private async Task HandOnAsync(FrameDetections result, CancellationToken stoppingToken)
    {
        var writer = channels.Results.Writer;
        if (!writer.TryWrite(result))
        {
            try
            {
                await writer.WriteAsync(result, stoppingToken);
            }
            catch (OperationCanceledException) when (writer.TryWrite(result))
            {
                // Room came at the last moment.
            }
        }
    }

    [LoggerMessage(5010, LogLevel.Information, "Detecting with model {Model} on {Cameras} cameras")]
    private partial void LogModel(string model, int cameras);
}
