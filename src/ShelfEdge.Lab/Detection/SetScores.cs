namespace ShelfEdge.Lab.Detection;

/// <summary>Figures of one graph on one set.</summary>
/// <param name="Set">Name of the folder or annotation file.</param>
/// <param name="Graph">The ONNX file, such as <c>model.int8.onnx</c>.</param>
/// <param name="Scores">The figures.</param>
internal sealed record SetScores(string Set, string Graph, DetectionScores Scores);
