using ShelfEdge.Core.Planogram;
using ShelfEdge.Service.Health;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Pipeline;

/// <summary>The loop of one camera: drives its reader, reports its states and rings when a frame is there.</summary>
internal sealed partial class CaptureWorker(
    CameraOptions options,
    CaptureEnding ending,
    PipelineChannels channels,
    PipelineProgress progress,
    TimeProvider time,
    ProcessEnd end,
    ILogger<CaptureWorker> logger) : PipelineWorker(end, logger)
{
    private readonly CameraProgress _camera = progress[new CameraId(options.Id)];

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var pool = new FramePool(
            _camera.Camera, options.PoolFrames, time, options.MaxWidthPixels, options.MaxHeightPixels);
        var reader = new CameraReader(
            options,
            () => FrameSourceFactory.Create(options, time),
            pool,
            new ReconnectSchedule(time, Seed(options.Id)),
            time,
            Report);
        _camera.Attach(reader);
        var frames = new RingingWriter(channels.Frames[_camera.Camera].Writer, channels.FrameReady.Writer, _camera);
        await reader.RunAsync(frames, stoppingToken);
        if (!stoppingToken.IsCancellationRequested)
        {
            _camera.Ended();
            if (ending == CaptureEnding.EndsProcess)
            {
                channels.FrameReady.Writer.TryComplete();
            }
        }
    }

    // Differs from camera to camera, so that those behind one switch do not all come back in the same moment.
    private static int Seed(string id) => id.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));

    private void Report(CameraStatus status)
    {
        _camera.StatusChanged(status);
        if (status.State is CameraState.Lost or CameraState.Stalled)
        {
            LogDown(status.Camera.Value, status.State, status.Attempts, status.Reason);
        }
        else
        {
            LogState(status.State == CameraState.Online ? LogLevel.Information : LogLevel.Debug, status.Camera.Value, status.State);
        }
    }

    [LoggerMessage(1010, LogLevel.Warning, "Camera {Camera} {State} after {Attempts} attempts: {Reason}")]
    private partial void LogDown(string camera, CameraState state, int attempts, string? reason);

    [LoggerMessage(EventId = 1011, Message = "Camera {Camera} {State}")]
    private partial void LogState(LogLevel level, string camera, CameraState state);
}
