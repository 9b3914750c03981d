using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Detection;

/// <summary>An empty stretch between or next to the products of a shelf row.</summary>
/// <param name="Box">In pixels of the frame, clamped to it. Its width is the width of the gap.</param>
/// <param name="Facings">
/// How many of its neighbours would fit side by side, at least 0: the width of the gap by that of the narrower neighbour.
/// </param>
/// <param name="Left">Index of the neighbour on the left among the detections; <see langword="null"/> at the end of a row.</param>
/// <param name="Right">Index of the neighbour on the right; <see langword="null"/> at the end of a row. Both only where a detector saw a gap with no product beside it.</param>
/// <param name="Score">Confidence, 0 to 1.</param>
public readonly record struct ShelfGap(Box Box, float Facings, int? Left, int? Right, float Score);
