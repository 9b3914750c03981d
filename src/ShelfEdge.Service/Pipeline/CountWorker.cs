using System.Globalization;
using ShelfEdge.Core.Detection;
using ShelfEdge.Service.Health;
using ShelfEdge.Service.Live;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Pipeline;

/// <summary>Stands in for the stock loop when there is no planogram: shows how many products each frame has.</summary>
internal sealed class CountWorker(
    PipelineChannels channels,
    PipelineProgress progress,
    TimeProvider time,
    ProcessEnd end,
    ILogger<CountWorker> logger) : ResultWorker(channels, progress, time, end, logger)
{
    protected override Task BeginAsync(CancellationToken stoppingToken) => Task.CompletedTask;

    protected override Task TakeAsync(FrameDetections result, CancellationToken stoppingToken)
    {
        Show(LiveLineKind.Count, result.CapturedAt, string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Camera} frame {result.FrameNumber} {result.WidthPixels}x{result.HeightPixels} products {result.Detections.Length}"));
        return Task.CompletedTask;
    }

    protected override Task TakeAsync(CameraStatus status, CancellationToken stoppingToken)
    {
        Show(LiveLineKind.Camera, status.Since, $"{status.Camera} {status.State.ToString().ToLowerInvariant()} {status.Reason}");
        return Task.CompletedTask;
    }

    protected override Task TickAsync(DateTimeOffset now, CancellationToken stoppingToken) => Task.CompletedTask;
}
