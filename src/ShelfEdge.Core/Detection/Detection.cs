using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Detection;

/// <summary>One box that the detector found.</summary>
/// <param name="Box">In pixels of the frame (not of the model input), clamped to the frame.</param>
/// <param name="ClassIndex">Index into the classes of the model's manifest.</param>
/// <param name="Score">The model's confidence, 0 to 1.</param>
public readonly record struct Detection(Box Box, int ClassIndex, float Score);
