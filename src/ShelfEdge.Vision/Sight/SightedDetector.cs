using System.Collections.Immutable;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Sight;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Vision.Sight;

/// <summary>
/// Judges the camera of each frame first, and lets the detector look only at frames that are evidence and have changed.
/// Borrows detector and watches; not thread safe.
/// </summary>
/// <param name="detector">Looks at the frames.</param>
/// <param name="watches">Of the cameras that are judged.</param>
/// <param name="gapsEvery">As <see cref="GapSearch"/> takes it.</param>
public sealed class SightedDetector(IDetector detector, IEnumerable<CameraWatch> watches, TimeSpan gapsEvery = default) : IDisposable
{
    private readonly Dictionary<CameraId, CameraWatch> _watches = watches.ToDictionary(watch => watch.Camera);
    private readonly Core.Detection.Detection[] _room = new Core.Detection.Detection[detector.MaxDetections];
    private readonly GapSearch _gaps = new(detector, gapsEvery);
    private readonly FrameSampler _sampler = new();
    private readonly SightSample _sample = new();

    /// <inheritdoc cref="GapSearch.Skipped"/>
    public long SkippedGaps => _gaps.Skipped;

    /// <summary>Makes of a frame, which stays the caller's, all that the stock stage is told of it.</summary>
    /// <param name="frame">The picture. Of a camera without a watch every frame is looked at.</param>
    /// <param name="timings">Of the detector; null when it did not look.</param>
    public FrameDetections Inspect(Frame frame, out DetectionTimings? timings)
    {
        timings = null;
        if (!_watches.TryGetValue(frame.Camera, out var watch))
        {
            var (found, gaps) = Look(frame, ref timings);
            return FrameInspection.Conclude(frame, found) with { Gaps = gaps };
        }

        _sampler.Read(frame, _sample);
        var view = watch.Look(_sample, frame.CapturedAt);
        var (detections, seen) = (ImmutableArray<Core.Detection.Detection>.Empty, (ImmutableArray<ShelfGap>?)null);
        if (view.Plan == FramePlan.Infer)
        {
            (detections, seen) = Look(frame, ref timings);
            watch.Keep(detections);
        }

        return view.Conclude(frame.Camera, frame.Number, frame.CapturedAt, frame.WidthPixels, frame.HeightPixels, detections) with
        {
            Gaps = seen,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _sampler.Dispose();

    private (ImmutableArray<Core.Detection.Detection> Found, ImmutableArray<ShelfGap>? Gaps) Look(
        Frame frame, ref DetectionTimings? timings)
    {
        var (count, gaps) = _gaps.Detect(frame, _room, out var taken);
        timings = taken;
        return (ImmutableArray.Create(_room, 0, count), gaps);
    }
}
