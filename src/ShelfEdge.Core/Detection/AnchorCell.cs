namespace ShelfEdge.Core.Detection;

/// <summary>The cell of one anchor.</summary>
/// <param name="Column">From the left.</param>
/// <param name="Row">From the top.</param>
/// <param name="Stride">Side of the cell, in pixels of the model input.</param>
internal readonly record struct AnchorCell(int Column, int Row, int Stride);
