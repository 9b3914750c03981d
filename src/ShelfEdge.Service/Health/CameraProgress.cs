using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Health;

/// <summary>
/// What the loops did for one camera. Each member is written by one loop and read by any thread without a lock; ages come
/// from the monotonic clock, so that a corrected wall clock neither hides nor invents a stale camera.
/// </summary>
/// <param name="camera">The camera.</param>
/// <param name="allowance">Longest pause between two results of a healthy camera.</param>
/// <param name="time">Clock of the box.</param>
internal sealed class CameraProgress(CameraId camera, TimeSpan allowance, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private CameraReader? _reader;
    private long _displaced;
    private long _processed;
    private long _repeated;
    private long _untrusted;
    private long _processedAt;
    private long _loopSeenAt = time.GetTimestamp();
    private CameraStatus? _status;
    private CameraStatus? _newStatus;
    private FrameDetections? _newest;
    private FrameDetections? _searched;
    private bool _hasEnded;

    public CameraId Camera => camera;

    /// <summary>By the capture loop, once: who counts the frames.</summary>
    public void Attach(CameraReader reader) => Volatile.Write(ref _reader, reader);

    /// <summary>By the channel: a frame gave way to a newer one.</summary>
    public void FrameDropped() => Interlocked.Increment(ref _displaced);

    /// <summary>By the detection loop: a frame cost no inference.</summary>
    /// <param name="isEvidence">It looked as an earlier one; otherwise the camera cannot be trusted.</param>
    public void FrameNotInferred(bool isEvidence) => Interlocked.Increment(ref isEvidence ? ref _repeated : ref _untrusted);

    /// <summary>By the capture loop: it is alive, whether or not the camera is.</summary>
    public void LoopSeen() => Volatile.Write(ref _loopSeenAt, time.GetTimestamp());

    /// <summary>By the capture loop: the state of the camera changed.</summary>
    public void StatusChanged(CameraStatus status)
    {
        Volatile.Write(ref _status, status);
        Interlocked.Exchange(ref _newStatus, status);
        LoopSeen();
    }

    /// <summary>By the capture loop: the source was played to its end.</summary>
    public void Ended() => Volatile.Write(ref _hasEnded, true);

    /// <summary>By the last loop: the newest state, if it has not been taken before.</summary>
    public CameraStatus? TakeNewStatus() => Interlocked.Exchange(ref _newStatus, null);

    /// <summary>By the last loop: the result of a frame has gone all the way.</summary>
    public void FrameProcessed(FrameDetections result)
    {
        Volatile.Write(ref _newest, result);
        if (result.Gaps is not null)
        {
            Volatile.Write(ref _searched, result);
        }

        Volatile.Write(ref _processedAt, time.GetTimestamp());
        Interlocked.Increment(ref _processed);
    }

    public CameraSnapshot Snapshot()
    {
        var reader = Volatile.Read(ref _reader);
        var processedAt = Volatile.Read(ref _processedAt);
        return new CameraSnapshot(
            camera,
            Volatile.Read(ref _status),
            Volatile.Read(ref _newest),
            reader?.FramesRead ?? 0,
            Interlocked.Read(ref _displaced) + (reader?.FramesDropped ?? 0),
            Interlocked.Read(ref _processed),
            time.GetElapsedTime(processedAt == 0 ? _started : processedAt),
            time.GetElapsedTime(Volatile.Read(ref _loopSeenAt)),
            allowance,
            Volatile.Read(ref _hasEnded))
        {
            Repeated = Interlocked.Read(ref _repeated),
            Untrusted = Interlocked.Read(ref _untrusted),
            Searched = Volatile.Read(ref _searched),
        };
    }
}
