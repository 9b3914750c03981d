namespace ShelfEdge.Lab.Recognition;

/// <summary>A crop that was taken for another SKU. Crops are indices into the set.</summary>
/// <param name="Crop">What was looked for.</param>
/// <param name="Wrong">The nearest reference, of another SKU.</param>
/// <param name="Right">The nearest reference of its own SKU.</param>
internal sealed record RecognitionMiss(int Crop, (int Crop, float Cosine) Wrong, (int Crop, float Cosine) Right);
