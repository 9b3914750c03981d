using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Lab.Recommend;

/// <summary>
/// Folds the users of a history in to a factor model. Events with items that the model does not know are passed over, and a user
/// with no other ones gets what is popular. One thread at a time.
/// </summary>
internal sealed class FactorRanker : IRanker
{
    private readonly FactorModel _model;
    private readonly InteractionMatrix _histories;
    private readonly Recommender _recommender;
    private readonly bool _includeSeen;

    public FactorRanker(InteractionHistory history, FactorModel model, bool includeSeen)
    {
        _model = model;
        _includeSeen = includeSeen;
        _histories = ByModelItems(history, model);
        _recommender = new Recommender(model);
    }

    public string Name => "recommender";

    /// <summary>The weights of a history by the numbers of its users and of the model's items.</summary>
    public static InteractionMatrix ByModelItems(InteractionHistory history, FactorModel model)
    {
        int?[] items = [.. history.Items.Select(name => model.Catalog.TryFind(name, out int item) ? item : (int?)null)];
        var pairs = new List<Interaction>();
        foreach (Interaction pair in HistoryWeighting.Read(history, model.Rules.Feedback, model.Confidence))
        {
            if (items[pair.Item] is int item)
            {
                pairs.Add(pair with { Item = item });
            }
        }

        return InteractionMatrix.Build(
            history.Users.Count, model.Catalog.Count, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(pairs));
    }

    public IReadOnlyList<RankedItem> Rank(int user, int count)
    {
        var best = new ScoredItem[count];
        int found = _recommender.Recommend(_histories.User(user), offered: null, _includeSeen, best);
        return [.. best.Take(found).Select(scored => new RankedItem(_model.Catalog.Names[scored.Item], scored.Score))];
    }
}
