using System.Collections.Immutable;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Service.Health;

/// <summary>
/// Where the loops report what they did: the one source of health, metrics and the watchdog. Safe for use by all threads,
/// without locks.
/// </summary>
internal sealed class PipelineProgress
{
    private readonly ImmutableArray<CameraProgress> _cameras;
    private readonly TimeProvider _time;
    private long _detections;
    private long _detectedAt;
    private long _stockLoopAt;
    private long _outboxLoopAt;
    private string? _outboxProblem;

    public PipelineProgress(ImmutableArray<CameraProgress> cameras, TimeProvider time)
    {
        _cameras = cameras;
        _time = time;
        _detectedAt = _stockLoopAt = _outboxLoopAt = time.GetTimestamp();
    }

    /// <summary>In the order of the settings.</summary>
    public ImmutableArray<CameraProgress> Cameras => _cameras;

    public CameraProgress this[CameraId camera] => _cameras.First(progress => progress.Camera == camera);

    /// <summary>By the detection loop: one inference ran.</summary>
    public void Detected()
    {
        Volatile.Write(ref _detectedAt, _time.GetTimestamp());
        Interlocked.Increment(ref _detections);
    }

    /// <summary>By the stock loop: it is alive.</summary>
    public void StockLoopSeen() => Volatile.Write(ref _stockLoopAt, _time.GetTimestamp());

    /// <summary>By the outbox loop: it is alive.</summary>
    public void OutboxLoopSeen() => Volatile.Write(ref _outboxLoopAt, _time.GetTimestamp());

    /// <summary>By the stock loop: events can be stored (<see langword="null"/>) or cannot, with the reason.</summary>
    public void OutboxWritable(string? problem) => Volatile.Write(ref _outboxProblem, problem);

    public PipelineSnapshot Snapshot() => new(
        [.. _cameras.Select(camera => camera.Snapshot())],
        Interlocked.Read(ref _detections),
        _time.GetElapsedTime(Volatile.Read(ref _detectedAt)),
        _time.GetElapsedTime(Volatile.Read(ref _stockLoopAt)),
        _time.GetElapsedTime(Volatile.Read(ref _outboxLoopAt)),
        Volatile.Read(ref _outboxProblem));
}
