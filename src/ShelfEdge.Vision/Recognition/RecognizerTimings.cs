namespace ShelfEdge.Vision.Recognition;

/// <summary>Where the time of one <see cref="OnnxRecognizer.Embed"/> call went.</summary>
/// <param name="Cut">Cutting and scaling the crops.</param>
/// <param name="Inference">Running the network and scaling the vectors.</param>
public readonly record struct RecognizerTimings(TimeSpan Cut, TimeSpan Inference);
