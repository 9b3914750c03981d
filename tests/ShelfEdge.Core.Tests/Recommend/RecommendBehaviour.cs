using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Tests.Recommend;

/// <summary>What every model that ranks must do, shown on the checkerboard.</summary>
public abstract class RecommendBehaviour
{
    private protected abstract InteractionMatrix Trained { get; }

    private protected abstract int Recommend(InteractionRow history, bool includeSeen, Span<ScoredItem> best);

    [Fact]
    public void Best_item_of_a_user_is_the_one_withheld()
    {
        var best = new ScoredItem[1];
        for (int user = 0; user < Checkerboard.Side; user++)
        {
            Assert.Equal(1, Recommend(Trained.User(user), includeSeen: false, best));
            Assert.Equal(user, best[0].Item);
        }
    }

    [Fact]
    public void Seen_items_come_back_only_when_wanted()
    {
        var best = new ScoredItem[Checkerboard.Side];
        InteractionRow history = Trained.User(3);

        int without = Recommend(history, includeSeen: false, best);
        Assert.Empty(best.Take(without).Select(scored => scored.Item).Intersect(history.Indices.ToArray()));

        int with = Recommend(history, includeSeen: true, best);
        Assert.Equal(history.Indices.Length, best.Take(with).Select(scored => scored.Item).Intersect(history.Indices.ToArray()).Count());
    }

    [Fact]
    public void Scores_fall_and_no_item_comes_twice()
    {
        var best = new ScoredItem[Checkerboard.Side];

        int count = Recommend(Trained.User(8), includeSeen: true, best);

        Assert.Equal(count, best.Take(count).Select(scored => scored.Item).Distinct().Count());
        Assert.Equal(best.Take(count).Select(scored => scored.Score).OrderDescending(), best.Take(count).Select(scored => scored.Score));
    }

    [Fact]
    public void Answer_does_not_depend_on_the_requests_before()
    {
        var first = new ScoredItem[5];
        int firstCount = Recommend(Trained.User(2), includeSeen: false, first);
        _ = Recommend(Trained.User(5), includeSeen: false, new ScoredItem[5]);
        _ = Recommend(Trained.User(6), includeSeen: true, new ScoredItem[9]);
        var again = new ScoredItem[5];

        Assert.Equal(firstCount, Recommend(Trained.User(2), includeSeen: false, again));
        Assert.Equal(first, again);
    }

    [Fact]
    public void Room_for_none_gives_none() => Assert.Equal(0, Recommend(Trained.User(1), includeSeen: false, []));
}
