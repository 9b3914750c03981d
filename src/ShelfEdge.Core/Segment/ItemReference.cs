namespace ShelfEdge.Core.Segment;

/// <summary>What an item usually is, against which a shopper's purchase of it is judged.</summary>
/// <param name="Category">Number of its category's bucket, 0 to <see cref="ShopperTally.Categories"/> - 1.</param>
/// <param name="UsualPrice">Median price of a piece, above 0.</param>
/// <param name="Level">Usual price over the mean of its category, above 0: 1 is as dear as the others.</param>
public readonly record struct ItemReference(byte Category, double UsualPrice, double Level);
