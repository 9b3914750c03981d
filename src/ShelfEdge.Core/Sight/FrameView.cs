using System.Collections.Immutable;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Sight;

/// <summary>What is known of a frame before anything is detected in it.</summary>
/// <param name="Sight">What it is worth.</param>
/// <param name="Scene">Its thumbnail, in the place of the reference view; null when the frame is no evidence.</param>
/// <param name="Plan">What to do with it.</param>
/// <param name="Repeated">The detections to repeat; empty for any other plan.</param>
public sealed record FrameView(
    FrameSight Sight, SceneThumbnail? Scene, FramePlan Plan, ImmutableArray<Detection.Detection> Repeated)
{
    /// <summary>The message to the stock stage.</summary>
    /// <param name="camera">The camera.</param>
    /// <param name="number">Of the frame.</param>
    /// <param name="at">When it was captured.</param>
    /// <param name="widthPixels">Of the frame.</param>
    /// <param name="heightPixels">Of the frame.</param>
    /// <param name="detections">What was found when the plan is to infer; otherwise of no account.</param>
    public FrameDetections Conclude(
        CameraId camera, long number, DateTimeOffset at, int widthPixels, int heightPixels,
        ImmutableArray<Detection.Detection> detections) =>
        new(camera, number, at, widthPixels, heightPixels, Plan == FramePlan.Infer ? detections : Repeated)
        {
            Sight = Sight,
            Scene = Scene,
        };
}
