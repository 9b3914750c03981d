namespace ShelfEdge.Core.Segment;

/// <summary>One line of a basket.</summary>
/// <param name="Item">Name.</param>
/// <param name="Quantity">Pieces, at least 0.</param>
/// <param name="Price">Of a piece, at least 0.</param>
public readonly record struct BoughtItem(string Item, double Quantity, double Price);
