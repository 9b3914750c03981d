namespace ShelfEdge.Core.Recommend;

/// <summary>Upper bounds of everything the recommender allocates for. Past one of them the input is refused.</summary>
public static class RecommendLimits
{
    /// <summary>Items of a model.</summary>
    public const int Items = 1_000_000;

    /// <summary>Users of a training set.</summary>
    public const int Users = 20_000_000;

    /// <summary>Different user and item pairs of a training set.</summary>
    public const int Interactions = 200_000_000;

    /// <summary>Factors of a model.</summary>
    public const int Factors = 256;

    /// <summary>Length of an item's name in UTF-8.</summary>
    public const int ItemNameBytes = 128;

    /// <summary>Neighbours kept of an item.</summary>
    public const int Neighbours = 1_000;

    /// <summary>Association rules of a file.</summary>
    public const int Rules = 100_000;

    /// <summary>Items on the left side of an association rule.</summary>
    public const int RuleItems = 8;
}
