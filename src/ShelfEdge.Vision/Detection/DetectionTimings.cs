namespace ShelfEdge.Vision.Detection;

/// <summary>Where the time of one <see cref="IDetector.Detect"/> call went.</summary>
/// <param name="Letterbox">Scaling the frame into the model input.</param>
/// <param name="Inference">Running the network.</param>
/// <param name="Decode">Decoding the output and non-maximum suppression.</param>
public readonly record struct DetectionTimings(TimeSpan Letterbox, TimeSpan Inference, TimeSpan Decode);
