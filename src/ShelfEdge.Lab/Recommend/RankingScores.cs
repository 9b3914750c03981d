namespace ShelfEdge.Lab.Recommend;

/// <summary>How good one user's ranking is, each number from 0 to 1.</summary>
/// <param name="Precision">Share of the k places that hold a relevant item; an empty place holds none.</param>
/// <param name="Recall">Share of the relevant items that are among the k.</param>
/// <param name="F1">Harmonic mean of the two.</param>
/// <param name="HitRate">1 when there is any.</param>
/// <param name="Ndcg">Discounted gain, each relevant item 1, over that of the best possible ranking (Järvelin, Kekäläinen 2002).</param>
/// <param name="AveragePrecision">Mean, over the relevant items that could be among the k, of the precision down to each.</param>
internal readonly record struct RankingScores(
    double Precision, double Recall, double F1, double HitRate, double Ndcg, double AveragePrecision)
{
    public static IReadOnlyList<string> Names { get; } = ["precision", "recall", "F1", "hit rate", "nDCG", "MAP"];

    /// <param name="ranking">Best first, each item once; what follows the first k does not count.</param>
    /// <param name="relevant">At least one.</param>
    /// <param name="k">At least 1.</param>
    public static RankingScores Of(IReadOnlyList<string> ranking, IReadOnlySet<string> relevant, int k)
    {
        int hits = 0;
        double gain = 0;
        double precisions = 0;
        for (int i = 0; i < Math.Min(k, ranking.Count); i++)
        {
            if (relevant.Contains(ranking[i]))
            {
                hits++;
                gain += 1 / Math.Log2(i + 2);
                precisions += (double)hits / (i + 1);
            }
        }

        int possible = Math.Min(k, relevant.Count);
        double ideal = Enumerable.Range(0, possible).Sum(i => 1 / Math.Log2(i + 2));
        double precision = (double)hits / k;
        double recall = (double)hits / relevant.Count;
        double f1 = hits == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return new RankingScores(precision, recall, f1, hits > 0 ? 1 : 0, gain / ideal, precisions / possible);
    }

    /// <summary>In the order of <see cref="Names"/>.</summary>
    public double[] ToArray() => [Precision, Recall, F1, HitRate, Ndcg, AveragePrecision];
}
