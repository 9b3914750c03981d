using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Health;

/// <summary>
/// What the loops did for one camera. Each member is written by one loop and read by any thread without a lock; ages come
/// from the monotonic clock, so that a corrected wall clock neither hides nor invents a stale camera.
/// </summary>
/// <param name="camera">The camera.</param>
/// <param name="allowance">Longest pause between two results of a healthy camera: its pace and its read deadline.</param>
/// <param name="time">Clock of the box.</param>
internal sealed class CameraProgress(CameraId camera, TimeSpan allowance, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private long _captured;
    private long _dropped;
    private long _processed;
    private long _processedAt;
    private long _loopSeenAt = time.GetTimestamp();
    private CameraStatus? _status;
    private FrameDetections? _newest;

    public CameraId Camera => camera;

    /// <summary>By the capture loop: a frame was read.</summary>
    public void FrameCaptured()
    {
        Interlocked.Increment(ref _captured);
        LoopSeen();
    }

    /// <summary>By the capture loop: a frame gave way to a newer one.</summary>
    public void FrameDropped() => Interlocked.Increment(ref _dropped);

    /// <summary>By the capture loop: it is alive, whether or not the camera is.</summary>
    public void LoopSeen() => Volatile.Write(ref _loopSeenAt, time.GetTimestamp());

    /// <summary>By the capture loop: the state of the camera changed.</summary>
    public void StatusChanged(CameraStatus status)
    {
        Volatile.Write(ref _status, status);
        LoopSeen();
    }

    /// <summary>By the last loop of the pipeline: the result of a frame has gone all the way.</summary>
    public void FrameProcessed(FrameDetections result)
    {
        Volatile.Write(ref _newest, result);
        Volatile.Write(ref _processedAt, time.GetTimestamp());
        Interlocked.Increment(ref _processed);
    }

    public CameraSnapshot Snapshot()
    {
        var processedAt = Volatile.Read(ref _processedAt);
        return new CameraSnapshot(
            camera,
            Volatile.Read(ref _status),
            Volatile.Read(ref _newest),
            Interlocked.Read(ref _captured),
            Interlocked.Read(ref _dropped),
            Interlocked.Read(ref _processed),
            time.GetElapsedTime(processedAt == 0 ? _started : processedAt),
            time.GetElapsedTime(Volatile.Read(ref _loopSeenAt)),
            allowance);
    }
}
