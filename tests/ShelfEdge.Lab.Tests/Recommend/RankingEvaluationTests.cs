using ShelfEdge.Lab.Purchases;
using ShelfEdge.Lab.Recommend;

namespace ShelfEdge.Lab.Tests.Recommend;

public sealed class RankingEvaluationTests
{
    private static readonly InteractionHistory History = InteractionHistoryTests.Read("user,item\nann,tea\nann,jam\nbob,tea\ncid,ham\n");

    [Fact]
    public void Strangers_and_items_that_a_user_has_do_not_count()
    {
        // eve has no history; bob takes only what he has; ann's tea is no news.
        InteractionHistory test = InteractionHistoryTests.Read("user,item\neve,tea\nbob,tea\nann,tea\nann,ham\ncid,new\n");
        var ranker = new ScriptedRanker(["ham", "tea"]);

        RankingResult result = new RankingEvaluation(History, test, 2, includeSeen: false).Judge(ranker);

        // ann: ham is hit; cid: nothing known is right.
        Assert.Equal(2, result.Users.Count);
        Assert.Equal(0.5, result.MeanRecall);
        Assert.Equal(2, result.Coverage);
    }

    [Fact]
    public void Items_that_a_user_has_count_when_wanted()
    {
        InteractionHistory test = InteractionHistoryTests.Read("user,item\nbob,tea\n");

        RankingResult result = new RankingEvaluation(History, test, 1, includeSeen: true).Judge(new ScriptedRanker(["tea"]));

        Assert.Equal(1, result.MeanRecall);
    }

    [Fact]
    public void Test_without_a_user_that_counts_is_refused() =>
        Assert.Throws<DataFileException>(() => new RankingEvaluation(
            History, InteractionHistoryTests.Read("user,item\neve,tea\nbob,tea\n"), 1, includeSeen: false));

    private sealed class ScriptedRanker(string[] items) : IRanker
    {
        public string Name => "scripted";

        public IReadOnlyList<RankedItem> Rank(int user, int count) => [.. items.Take(count).Select(item => new RankedItem(item, 1))];
    }
}
