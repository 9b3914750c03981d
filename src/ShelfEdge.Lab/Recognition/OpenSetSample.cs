namespace ShelfEdge.Lab.Recognition;

/// <summary>One crop against one gallery of half of the SKUs.</summary>
/// <param name="Crop">Index into the set.</param>
/// <param name="Score">Best cosine.</param>
/// <param name="IsKnown">Whether its SKU is in the gallery.</param>
/// <param name="IsRight">Whether the nearest SKU is its own.</param>
/// <param name="IsAccepted">Whether the score reaches the threshold.</param>
internal readonly record struct OpenSetSample(int Crop, float Score, bool IsKnown, bool IsRight, bool IsAccepted);
