using System.Collections.Concurrent;
using System.Collections.Immutable;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Sight;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;
using ShelfEdge.Vision.Sight;

namespace ShelfEdge.Service.Sight;

/// <summary>
/// Judges the cameras of the planogram, and keeps over restarts what it learns of them. Used by the detection loop alone, but for
/// <see cref="Ask"/>.
/// </summary>
internal sealed class Sights(
    IDetector detector, ImmutableArray<CameraWatch> watches, BaselineStore store, TimeSpan gapsEvery) : IDisposable
{
    private readonly SightedDetector _detector = new(detector, watches, gapsEvery);
    private readonly ConcurrentDictionary<CameraId, bool> _asked = [];

    /// <inheritdoc cref="GapSearch.Skipped"/>
    public long SkippedGaps => _detector.SkippedGaps;

    /// <summary>Before the first frame.</summary>
    public void Restore()
    {
        foreach (var watch in watches)
        {
            store.Restore(watch);
        }
    }

    /// <summary>Has the detector look at the next frames of a camera whether or not they have changed. Any thread.</summary>
    public void Ask(CameraId camera)
    {
        if (watches.Any(watch => watch.Camera == camera))
        {
            _asked[camera] = true;
        }
    }

    /// <inheritdoc cref="SightedDetector.Inspect"/>
    public FrameDetections Inspect(Frame frame, out DetectionTimings? timings)
    {
        if (_asked.TryRemove(frame.Camera, out _))
        {
            watches.First(watch => watch.Camera == frame.Camera).LookAnew();
        }

        var result = _detector.Inspect(frame, out timings);
        foreach (var watch in watches)
        {
            if (watch.Camera == frame.Camera)
            {
                store.SaveNowAndThen(watch);
            }
        }

        return result;
    }

    /// <summary>After the last frame.</summary>
    public void Save()
    {
        foreach (var watch in watches)
        {
            store.Save(watch);
        }
    }

    public void Dispose() => _detector.Dispose();
}
