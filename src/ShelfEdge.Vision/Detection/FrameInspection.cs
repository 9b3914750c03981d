using System.Collections.Immutable;
using ShelfEdge.Core.Detection;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Detection;

/// <summary>Makes of a frame all that the stock stage is told of it.</summary>
public static class FrameInspection
{
    /// <summary>The message to the stock stage, with the thumbnail of the frame, which stays the caller's.</summary>
    /// <param name="frame">The picture.</param>
    /// <param name="found">What was detected in it.</param>
    public static FrameDetections Conclude(Frame frame, ImmutableArray<Core.Detection.Detection> found) => new(
        frame.Camera, frame.Number, frame.CapturedAt, frame.WidthPixels, frame.HeightPixels, found)
    {
        Scene = SceneThumbnail.FromBgr(frame.Pixels, frame.WidthPixels, frame.HeightPixels, 3 * frame.WidthPixels),
    };
}
