namespace ShelfEdge.Core.Kiosk;

/// <summary>What a shopper did with one item.</summary>
/// <param name="Sku">The item.</param>
/// <param name="Amount">Pieces bought, and half a piece for each tap.</param>
/// <param name="Last">When it was last taken.</param>
public readonly record struct HistoryItem(string Sku, float Amount, DateTimeOffset Last);
