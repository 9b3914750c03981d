namespace ShelfEdge.Core.Recommend;

/// <summary>Vectors of both sides. The users are the best for the items, as <see cref="FoldIn"/> would find them.</summary>
public sealed record TrainedFactors(FactorMatrix Users, FactorMatrix Items);
