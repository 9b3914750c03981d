namespace ShelfEdge.Lab.Scenes.Products;

/// <summary>What <c>shelfedge-lab render-products</c> is asked for.</summary>
internal sealed record ProductOptions
{
    public const int MostViews = 64;

    public required string OutputDirectory { get; init; }

    public required int Skus { get; init; }

    public int Views { get; init; } = 12;

    /// <summary>Seed of the views.</summary>
    public int Seed { get; init; } = 1;

    public int CatalogueSeed { get; init; } = 1;

    public IReadOnlyList<string> Textures { get; init; } = [];

    public int Jobs { get; init; } = 2;
}
