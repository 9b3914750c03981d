namespace ShelfEdge.Lab.Scenes;

/// <summary>What <c>shelfedge-lab render</c> is asked for.</summary>
internal sealed record RenderOptions
{
    public const int MaximumCount = 1_000_000;
    public const int MinimumSide = 160;
    public const int MaximumSide = 4096;

    public required string OutputDirectory { get; init; }

    public required int Count { get; init; }

    public int Seed { get; init; }

    public int WidthPixels { get; init; } = 640;

    public int HeightPixels { get; init; } = 640;

    public IReadOnlyList<string> Textures { get; init; } = [];

    public int Jobs { get; init; } = 2;

    /// <summary>Articles that all scenes share, or 0 for scenes with articles of their own.</summary>
    public int Skus { get; init; }

    /// <summary>Seed of the shared articles.</summary>
    public int CatalogueSeed { get; init; } = 1;
}
