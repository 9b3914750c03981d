using ShelfEdge.Core.Detection;

namespace ShelfEdge.Lab.Replay;

/// <param name="Detections">What the stock stage is told.</param>
/// <param name="IsHidden">By position of the camera, whether a part of its zone is truly hidden.</param>
internal sealed record SeenPicture(FrameDetections Detections, bool[] IsHidden);
