namespace ShelfEdge.Core.Recommend;

/// <summary>An item and how well it fits: higher is better; what the number means depends on the model.</summary>
public readonly record struct ScoredItem(int Item, float Score);
