namespace ShelfEdge.Lab.Recognition;

/// <summary>The file of <see cref="StoreMap"/>.</summary>
internal sealed record StoreDocument(Dictionary<string, string[]>? Groups);
