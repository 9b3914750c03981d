namespace ShelfEdge.Core.Planogram;

/// <summary>The catalogue entry behind a SKU. What is <see langword="null"/> is not known.</summary>
/// <param name="Sku">Unique in the planogram.</param>
/// <param name="Name">What staff and shoppers call it, 1 to 200 characters.</param>
public sealed record Product(Sku Sku, string Name)
{
    /// <summary>Size of one piece in millimetres.</summary>
    public ProductSize? SizeMillimetres { get; init; }

    /// <summary>What it is, for shares of shelf, 1 to 200 characters.</summary>
    public string? Category { get; init; }

    /// <summary>Whose it is, for shares of shelf, 1 to 200 characters.</summary>
    public string? Brand { get; init; }

    /// <summary>What a shopper pays for one piece, in the currency of the store, 0 to 1,000,000.</summary>
    public decimal? Price { get; init; }

    /// <summary>What the store earns with one piece, in the same currency; negative for a loss.</summary>
    public decimal? Margin { get; init; }

    /// <summary>Path or address of a picture; kept, never opened. 1 to 500 characters.</summary>
    public string? Image { get; init; }
}
