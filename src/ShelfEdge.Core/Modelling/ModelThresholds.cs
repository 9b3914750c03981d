namespace ShelfEdge.Core.Modelling;

/// <summary>Default limits of a detector.</summary>
/// <param name="Score">A candidate below this score is no detection; above 0, at most 1.</param>
/// <param name="Overlap">
/// Of two candidates of one class whose intersection over union exceeds this, the one with the lower score goes; above 0, at
/// most 1.
/// </param>
public sealed record ModelThresholds(float Score, float Overlap);
