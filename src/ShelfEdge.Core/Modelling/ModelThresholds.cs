namespace ShelfEdge.Core.Modelling;

/// <summary>Default limits of a model.</summary>
/// <param name="Score">A candidate below this score is no detection, a crop below it is unknown; above 0, at most 1.</param>
/// <param name="Overlap">
/// Of two candidates of one class whose intersection over union exceeds this, the one with the lower score goes; above 0, at
/// most 1. Means nothing with <see cref="ModelTask.Embedding"/>.
/// </param>
/// <param name="Gap">A gap below this score is none; above 0, at most 1. Means nothing when the model gives no gaps.</param>
public sealed record ModelThresholds(float Score, float Overlap, float Gap = 1);
