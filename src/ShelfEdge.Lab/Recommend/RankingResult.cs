namespace ShelfEdge.Lab.Recommend;

/// <summary>How good a ranker is over all test users.</summary>
/// <param name="Name">Of the ranker.</param>
/// <param name="Users">A row of <see cref="RankingScores.ToArray"/> for each test user, in the same order for every ranker.</param>
/// <param name="Coverage">Different items ranked among the k of any user.</param>
internal sealed record RankingResult(string Name, IReadOnlyList<double[]> Users, int Coverage)
{
    private const int Ndcg = 4;
    private const int Recall = 1;

    public double MeanNdcg => Users.Average(user => user[Ndcg]);

    public double MeanRecall => Users.Average(user => user[Recall]);

    /// <summary>One for each of <see cref="RankingScores.Names"/>.</summary>
    public Estimate[] Estimates(int seed) => Estimate.OfColumns(Users, seed);

    /// <summary>The mean difference user by user, which is surer than a difference of two means.</summary>
    public Estimate[] Beyond(RankingResult other, int seed) => Estimate.OfColumns(
        [.. Users.Zip(other.Users, (mine, theirs) => mine.Zip(theirs, (left, right) => left - right).ToArray())], seed);
}
