using System.Collections.Immutable;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Core.Sight;

namespace ShelfEdge.Core.Detection;

/// <summary>
/// What was found in one frame: the message from the detection stage to the stock stage. Immutable, so any thread may
/// read it.
/// </summary>
/// <param name="Camera">The camera that took the frame.</param>
/// <param name="FrameNumber">Counts frames read from this camera since the process started, from 1; gaps are drops.</param>
/// <param name="CapturedAt">When the frame was read, by the clock of the box.</param>
/// <param name="WidthPixels">Width of the frame that the boxes refer to.</param>
/// <param name="HeightPixels">Height of the frame that the boxes refer to.</param>
/// <param name="Detections">By falling score.</param>
public sealed record FrameDetections(
    CameraId Camera,
    long FrameNumber,
    DateTimeOffset CapturedAt,
    int WidthPixels,
    int HeightPixels,
    ImmutableArray<Detection> Detections)
{
    /// <summary>
    /// The same frame as a coarse grid of brightness. Without it the stock stage cannot see movement or something that
    /// stands before the shelf, and is slower to believe that facings are gone. Of a frame with <see cref="Sight"/> it is in
    /// the place of the reference view.
    /// </summary>
    public SceneThumbnail? Scene { get; init; }

    /// <summary>What the frame is worth and where the reference view lies in it; <see langword="null"/> when nobody judged.</summary>
    public FrameSight? Sight { get; init; }

    /// <summary>
    /// Empty stretches of shelf, by falling width, in pixels of the frame; <see langword="null"/> when nobody looked for them in
    /// this frame. Their neighbours are indexes among the detections that are products.
    /// </summary>
    public ImmutableArray<ShelfGap>? Gaps { get; init; }

    /// <summary>What each detection shows, in their order; empty when this frame was not looked at for that.</summary>
    public ImmutableArray<SkuMatch> Matches { get; init; } = [];

    /// <summary>The SKU that a detection shows; <see langword="null"/> when it is not known or nobody looked.</summary>
    /// <param name="detection">Its index.</param>
    public Sku? SkuOf(int detection) => detection < Matches.Length ? Matches[detection].Sku : null;
}
