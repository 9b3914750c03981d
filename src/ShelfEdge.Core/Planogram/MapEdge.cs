namespace ShelfEdge.Core.Planogram;

/// <summary>A way that can be walked in both directions.</summary>
/// <param name="From">One end.</param>
/// <param name="To">The other end.</param>
/// <param name="Metres">Its length, above 0 and up to <see cref="PlanogramLimits.EdgeMetres"/>.</param>
public sealed record MapEdge(NodeId From, NodeId To, double Metres);
