using System.Collections.Immutable;
using ShelfEdge.Core.Detection;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Detection;

/// <summary>Makes of a frame all that the stock stage is told of it.</summary>
public static class FrameInspection
{
    /// <summary>Detects in a frame, which stays the caller's, and reduces it to its thumbnail.</summary>
    /// <param name="detector">Used by one call at a time.</param>
    /// <param name="frame">The picture.</param>
    /// <param name="room">For <see cref="IDetector.MaxDetections"/> detections; overwritten.</param>
    /// <param name="timings">Time per stage of the detector.</param>
    public static FrameDetections Inspect(
        IDetector detector, Frame frame, Core.Detection.Detection[] room, out DetectionTimings timings)
    {
        var count = detector.Detect(frame, room, out timings);
        return new FrameDetections(
            frame.Camera, frame.Number, frame.CapturedAt, frame.WidthPixels, frame.HeightPixels,
            ImmutableArray.Create(room, 0, count))
        {
            Scene = SceneThumbnail.FromBgr(frame.Pixels, frame.WidthPixels, frame.HeightPixels, 3 * frame.WidthPixels),
        };
    }
}
