using ShelfEdge.Vision.Capture;
namespace ShelfEdge.Service.Pipeline;
internal sealed record CaptureEnd(bool Once);
internal sealed class CaptureWorker(CameraOptions options, CaptureEnd captureEnd, ProcessEnd end, ILogger<CaptureWorker> logger) : PipelineWorker(end, logger)
{
    protected override Task RunAsync(CancellationToken stoppingToken) => Task.CompletedTask;
}
