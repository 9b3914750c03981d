using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Health;

/// <summary>Progress of one camera at one moment.</summary>
/// <param name="Camera">The camera.</param>
/// <param name="Status">Newest state that the capture loop reported; <see langword="null"/> before the first.</param>
/// <param name="Newest">Result of the newest frame that went all the way, if there was one.</param>
/// <param name="Captured">Frames read since the start.</param>
/// <param name="Dropped">Frames of those that gave way to newer ones.</param>
/// <param name="Processed">Frames of those whose result went all the way.</param>
/// <param name="SinceProcessed">Age of the newest result; since the start when there was none.</param>
/// <param name="SinceLoopSeen">Time since the capture loop last did anything.</param>
/// <param name="Allowance">Longest pause between two results of a healthy camera.</param>
/// <param name="HasEnded">True when the source was played to its end and its loop is over.</param>
internal sealed record CameraSnapshot(
    CameraId Camera,
    CameraStatus? Status,
    FrameDetections? Newest,
    long Captured,
    long Dropped,
    long Processed,
    TimeSpan SinceProcessed,
    TimeSpan SinceLoopSeen,
    TimeSpan Allowance,
    bool HasEnded)
{
    /// <summary>Frames that looked as an earlier one and cost no inference.</summary>
    public long Repeated { get; init; }

    /// <summary>Frames that were no evidence, since the camera cannot be trusted, and cost no inference.</summary>
    public long Untrusted { get; init; }

    /// <summary>Result of the newest frame that was searched for gaps, if there was one.</summary>
    public FrameDetections? Searched { get; init; }

    /// <summary>What is said of the camera.</summary>
    public CameraStanding Standing => CameraStanding.Of(Status, Newest?.Sight);
}
