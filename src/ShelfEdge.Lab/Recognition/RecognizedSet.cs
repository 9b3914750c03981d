namespace ShelfEdge.Lab.Recognition;

/// <summary>Figures of one graph on one set.</summary>
/// <param name="Set">Name of the set.</param>
/// <param name="Graph">The ONNX file, such as <c>model.int8.onnx</c>.</param>
/// <param name="Skus">Different SKUs.</param>
/// <param name="Groups">Stores or other groups that are never compared within.</param>
/// <param name="Crops">References and tests.</param>
/// <param name="Closed">Every SKU is in the gallery.</param>
/// <param name="OpenSet">Half of the SKUs are; null where that cannot be asked.</param>
internal sealed record RecognizedSet(
    string Set, string Graph, int Skus, int Groups, int Crops, IReadOnlyList<RecognitionScores> Closed, OpenSetScores? OpenSet);
