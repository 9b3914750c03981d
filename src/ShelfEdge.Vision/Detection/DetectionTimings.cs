namespace ShelfEdge.Vision.Detection;

/// <summary>Where the time of one detection went; sums over the passes of a tiled frame.</summary>
/// <param name="Letterbox">Scaling the frame into the model input.</param>
/// <param name="Inference">Running the network.</param>
/// <param name="Decode">Decoding the output and non-maximum suppression.</param>
public readonly record struct DetectionTimings(TimeSpan Letterbox, TimeSpan Inference, TimeSpan Decode)
{
    /// <summary>The times of two passes together.</summary>
    public static DetectionTimings operator +(DetectionTimings left, DetectionTimings right) =>
        new(left.Letterbox + right.Letterbox, left.Inference + right.Inference, left.Decode + right.Decode);
}
