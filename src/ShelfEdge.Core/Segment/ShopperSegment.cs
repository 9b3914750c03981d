namespace ShelfEdge.Core.Segment;

/// <summary>A group of shoppers.</summary>
/// <param name="Name">In plain words, different from the others'.</param>
/// <param name="Size">Shoppers of the training set.</param>
public sealed record ShopperSegment(string Name, int Size);
