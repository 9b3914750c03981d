namespace ShelfEdge.Core.Kiosk;

/// <summary>One recommendation.</summary>
/// <param name="Item">Number in the <see cref="Assortment"/>.</param>
/// <param name="Position">Nearest position that holds it, an index into the planogram.</param>
/// <param name="Metres">To walk there; infinite when it is not known.</param>
/// <param name="Score">After everything that counts; comparable within one ranking only.</param>
/// <param name="Reason">Why.</param>
/// <param name="Other">The SKU that the reason is about, if it is about one.</param>
public readonly record struct RankedItem(int Item, int Position, float Metres, float Score, ReasonCode Reason, string? Other);
