using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Detection;

/// <summary>A box that the model proposes, before non-maximum suppression.</summary>
/// <param name="Box">In pixels of the frame.</param>
/// <param name="ClassIndex">Index into the classes of the manifest.</param>
/// <param name="Score">0 to 1, not NaN.</param>
/// <param name="Index">Anchor of the model, unique among the candidates of a frame: it orders equal scores.</param>
internal readonly record struct Candidate(Box Box, int ClassIndex, float Score, int Index);
