using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Lab.Recommend;

/// <summary>
/// Item-kNN: the items whose buyers are most like those of the user's items, by cosine. Its neighbours come from the history itself.
/// </summary>
internal sealed class NeighbourRanker : IRanker
{
    private readonly InteractionHistory _history;
    private readonly InteractionMatrix _histories;
    private readonly ItemNeighbours _neighbours;
    private readonly bool _includeSeen;

    /// <param name="name">In the table.</param>
    /// <param name="history">Users, and what the neighbours are found in, every pair counting 1.</param>
    /// <param name="confidence">What a user's own items count when the neighbours' cosines are added up.</param>
    /// <param name="neighbours">Kept of an item.</param>
    /// <param name="includeSeen">Whether items that the user has may be ranked.</param>
    /// <param name="parallel">Degree of parallelism and cancellation.</param>
    public NeighbourRanker(
        string name,
        InteractionHistory history,
        ConfidenceRules confidence,
        int neighbours,
        bool includeSeen,
        ParallelOptions parallel)
    {
        Name = name;
        _history = history;
        _includeSeen = includeSeen;
        _histories = HistoryWeighting.ToMatrix(history, HistoryWeighting.Weigh(history, confidence));
        InteractionMatrix plain = HistoryWeighting.ToMatrix(history, HistoryWeighting.Weigh(history, ConfidenceRules.Plain));
        _neighbours = ItemNeighbours.Find(plain, neighbours, parallel);
    }

    public string Name { get; }

    public IReadOnlyList<RankedItem> Rank(int user, int count)
    {
        var best = new ScoredItem[count];
        int found = _neighbours.Recommend(_histories.User(user), _includeSeen, best);
        return [.. best.Take(found).Select(scored => new RankedItem(_history.Items[scored.Item], scored.Score))];
    }
}
