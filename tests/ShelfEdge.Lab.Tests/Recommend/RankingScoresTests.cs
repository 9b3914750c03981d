using ShelfEdge.Lab.Recommend;

namespace ShelfEdge.Lab.Tests.Recommend;

public sealed class RankingScoresTests
{
    // gain at places 1, 2 and 3
    private const double First = 1;
    private const double Second = 0.63092975357;
    private const double Third = 0.5;

    [Theory]
    [InlineData("a b c", "a", 3, 1 / 3.0, 1, 0.5, 1, 1, 1)]
    [InlineData("a b c", "c", 3, 1 / 3.0, 1, 0.5, 1, Third, 1 / 3.0)]
    [InlineData("a b c", "x", 3, 0, 0, 0, 0, 0, 0)]
    [InlineData("a b c", "a c x y", 3, 2 / 3.0, 0.5, 4 / 7.0, 1, (First + Third) / (First + Second + Third), (1 + (2 / 3.0)) / 3)]
    [InlineData("a b c d", "d", 3, 0, 0, 0, 0, 0, 0)]
    [InlineData("a", "a b", 4, 0.25, 0.5, 1 / 3.0, 1, First / (First + Second), 0.5)]
    [InlineData("", "a", 2, 0, 0, 0, 0, 0, 0)]
    public void Scores_follow_their_formulas(
        string ranking, string relevant, int k, double precision, double recall, double f1, double hit, double ndcg, double map)
    {
        double[] scores = RankingScores.Of(
            ranking.Split(' ', StringSplitOptions.RemoveEmptyEntries), relevant.Split(' ').ToHashSet(), k).ToArray();

        Assert.Equal(RankingScores.Names.Count, scores.Length);
        Assert.All(scores.Zip((double[])[precision, recall, f1, hit, ndcg, map]), pair => Assert.Equal(pair.Second, pair.First, 1e-9));
    }
}
