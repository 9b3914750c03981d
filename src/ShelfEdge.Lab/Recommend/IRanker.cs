namespace ShelfEdge.Lab.Recommend;

/// <summary>Ranks items for the users of a history: the model, or a baseline that it has to beat.</summary>
internal interface IRanker
{
    /// <summary>In the table.</summary>
    string Name { get; }

    /// <summary>The best items for a user of the history, best first, each once, at most <paramref name="count"/>.</summary>
    IReadOnlyList<RankedItem> Rank(int user, int count);
}
