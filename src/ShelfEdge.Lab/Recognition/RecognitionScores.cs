using ShelfEdge.Lab.Recommend;

namespace ShelfEdge.Lab.Recognition;

/// <summary>How often the nearest SKU is the right one when all are in the gallery.</summary>
/// <param name="References">References of each SKU; null: all.</param>
/// <param name="Draws">Galleries drawn for each crop.</param>
/// <param name="Tests">Crops asked.</param>
/// <param name="Top1">Share that is right.</param>
internal sealed record RecognitionScores(int? References, int Draws, int Tests, Estimate Top1);
