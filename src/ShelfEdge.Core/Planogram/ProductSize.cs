namespace ShelfEdge.Core.Planogram;

/// <summary>How large one piece is as it stands on the shelf.</summary>
/// <param name="Width">Across its front, in millimetres, 1 to 5000.</param>
/// <param name="Height">In millimetres, 1 to 5000.</param>
/// <param name="Depth">Front to back, in millimetres, 1 to 5000; <see langword="null"/> when it is not known.</param>
public sealed record ProductSize(double Width, double Height, double? Depth = null);
