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
public sealed class SightedDetector(IDetector detector, IEnumerable<CameraWatch> watches) : IDisposable
{
    private readonly Dictionary<CameraId, CameraWatch> _watches = watches.ToDictionary(watch => watch.Camera);
    private readonly Core.Detection.Detection[] _room = new Core.Detection.Detection[detector.MaxDetections];
    private readonly FrameSampler _sampler = new();
    private readonly SightSample _sample = new();

    /// <summary>Makes of a frame, which stays the caller's, all that the stock stage is told of it.</summary>
    /// <param name="frame">The picture. Of a camera without a watch every frame is looked at.</param>
    /// <param name="timings">Of the detector; null when it did not look.</param>
    public FrameDetections Inspect(Frame frame, out DetectionTimings? timings)
    {
        if (!_watches.TryGetValue(frame.Camera, out var watch))
        {
            var result = FrameInspection.Inspect(detector, frame, _room, out var taken);
            timings = taken;
            return result;
        }

        _sampler.Read(frame, _sample);
        var view = watch.Look(_sample, frame.CapturedAt);
        timings = null;
        ImmutableArray<Core.Detection.Detection> detections = [];
        if (view.Plan == FramePlan.Infer)
        {
            var count = detector.Detect(frame, _room, out var taken);
            timings = taken;
            detections = ImmutableArray.Create(_room, 0, count);
            watch.Keep(detections);
        }

        return view.Conclude(frame.Camera, frame.Number, frame.CapturedAt, frame.WidthPixels, frame.HeightPixels, detections);
    }

    /// <inheritdoc/>
    public void Dispose() => _sampler.Dispose();
}
