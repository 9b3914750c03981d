namespace ShelfEdge.Lab.Recommend;

/// <summary>An item by name and how well it fits; higher is better.</summary>
internal readonly record struct RankedItem(string Item, float Score);
