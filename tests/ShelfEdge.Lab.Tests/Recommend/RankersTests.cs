using ShelfEdge.Core.Recommend;
using ShelfEdge.Lab.Recommend;

namespace ShelfEdge.Lab.Tests.Recommend;

public sealed class RankersTests
{
    private static readonly InteractionHistory History = InteractionHistoryTests.Read(
        "user,item,time\n"
        + "ann,tea,2011-08-01\nann,jam,2011-08-03\nann,tea,2011-08-05\n"
        + "bob,tea,2011-06-01\nbob,jam,2011-06-02\nbob,ham,2011-06-03\n"
        + "cid,tea,2011-06-01\ncid,egg,2011-08-04\ndan,egg,2011-08-04\n");

    [Fact]
    public void Popular_ranks_by_users_and_leaves_out_what_the_user_has()
    {
        var all = new PopularRanker("popular", History, DateTimeOffset.MinValue, includeSeen: false);
        var any = new PopularRanker("popular", History, DateTimeOffset.MinValue, includeSeen: true);

        Assert.Equal(["egg", "ham"], Names(all.Rank(0, 10)));
        Assert.Equal(["tea", "jam"], Names(any.Rank(0, 2)));
        Assert.Equal([3f, 2f], any.Rank(0, 2).Select(ranked => ranked.Score));
    }

    [Fact]
    public void Popular_lately_counts_from_a_day_on()
    {
        var lately = new PopularRanker("lately", History, new DateTimeOffset(2011, 7, 1, 0, 0, 0, TimeSpan.Zero), includeSeen: true);

        Assert.Equal(["egg", "tea", "jam"], Names(lately.Rank(1, 10)));
    }

    [Fact]
    public void Last_bought_repeats_the_newest_first() =>
        Assert.Equal(["tea", "jam"], Names(new LastBoughtRanker(History).Rank(0, 10)));

    [Fact]
    public void Neighbours_rank_what_users_of_the_same_items_have()
    {
        var ranker = new NeighbourRanker("item-kNN", History, ConfidenceRules.Plain, 10, includeSeen: false, new ParallelOptions());

        // ham shares bob with tea and jam; egg shares cid with tea only.
        Assert.Equal(["ham", "egg"], Names(ranker.Rank(0, 10)));
    }

    [Fact]
    public void Items_that_the_model_does_not_know_are_passed_over()
    {
        FactorModel model = RecommenderTraining.Train(
            InteractionHistoryTests.Read("user,item\nx,tea\nx,ham\ny,tea\ny,ham\nz,jam\nw,jam\nv,jam\n"),
            new RecommenderSettings { Factors = 16 },
            new ParallelOptions { MaxDegreeOfParallelism = 1 });
        InteractionHistory strangers = InteractionHistoryTests.Read("user,item\nann,rice\nann,tea\nbob,rice\n");

        var ranker = new FactorRanker(strangers, model, includeSeen: false);

        Assert.Equal("ham", ranker.Rank(0, 1)[0].Item);
        Assert.Equal(new RankedItem("jam", 3), ranker.Rank(1, 1)[0]);
    }

    private static IEnumerable<string> Names(IReadOnlyList<RankedItem> ranked) => ranked.Select(item => item.Item);
}
