namespace ShelfEdge.Core.Planogram;

/// <summary>The catalogue entry behind a SKU.</summary>
/// <param name="Sku">Unique in the planogram.</param>
/// <param name="Name">What staff and shoppers call it, 1 to 200 characters.</param>
public sealed record Product(Sku Sku, string Name);
