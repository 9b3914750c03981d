using System.Collections.Immutable;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Vision.Sight;

/// <summary>
/// Looks for gaps in the frames that the detector looks at, of each camera at most once in a while: a shelf empties slowly, and
/// the search must not slow down the detection. Not thread safe.
/// </summary>
/// <param name="detector">Borrowed.</param>
/// <param name="every">Shortest time between two searches of a camera, by capture times; zero or less to search never.</param>
public sealed class GapSearch(IDetector detector, TimeSpan every)
{
    /// <summary>
    /// A frame with more products is not searched when the model sees no gaps itself: the time grows with the square of their number.
    /// </summary>
    public const int MostProducts = 1000;

    private readonly FrameGaps _gaps = new(detector.Manifest);
    private readonly Core.Detection.Detection[] _room = new Core.Detection.Detection[detector.MaxDetections];
    private readonly Dictionary<CameraId, DateTimeOffset> _searched = [];
    private long _skipped;

    /// <summary>Frames that were due and had more than <see cref="MostProducts"/> products. May be read by any thread.</summary>
    public long Skipped => Interlocked.Read(ref _skipped);

    /// <summary>Detects, and looks for gaps if they are due.</summary>
    /// <param name="frame">The picture, which stays the caller's.</param>
    /// <param name="detections">As <see cref="IDetector.Detect(Frame, Span{Core.Detection.Detection}, out DetectionTimings)"/> takes it.</param>
    /// <param name="timings">Of the detector.</param>
    /// <returns>How many detections were written, and the gaps; <see langword="null"/> when they were not due.</returns>
    public (int Count, ImmutableArray<ShelfGap>? Gaps) Detect(
        Frame frame, Span<Core.Detection.Detection> detections, out DetectionTimings timings)
    {
        if (!IsDue(frame))
        {
            return (detector.Detect(frame, detections, out timings), null);
        }

        var count = detector.Detect(frame, detections, _gaps.AreSeen ? _room : [], out var seen, out timings);
        if (!_gaps.AreSeen && count > MostProducts)
        {
            Interlocked.Increment(ref _skipped);
            return (count, null);
        }

        return (count, _gaps.Find(frame, detections[..count], _room.AsSpan(0, seen)));
    }

    // A clock that was set back must not stop the search for as long as the step.
    private bool IsDue(Frame frame)
    {
        if (every <= TimeSpan.Zero)
        {
            return false;
        }

        if (_searched.TryGetValue(frame.Camera, out var last) && frame.CapturedAt - last < every && frame.CapturedAt >= last)
        {
            return false;
        }

        _searched[frame.Camera] = frame.CapturedAt;
        return true;
    }
}
