using ShelfEdge.Core.Recommend;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Recommend;

/// <summary>
/// What <c>shelfedge-lab tune recommender</c> does: tries settings drawn at random (Bergstra, Bengio 2012) on the last days of the
/// training interactions. The test file is not needed and not read.
/// </summary>
/// <param name="Interactions">Training interactions with times.</param>
/// <param name="ValidationDays">Last days, which judge.</param>
/// <param name="Trials">Settings tried; the first are the defaults.</param>
/// <param name="K">Places of a ranking.</param>
/// <param name="Factors">Of every trial.</param>
/// <param name="Seed">Of the draws.</param>
/// <param name="Jobs">Threads.</param>
internal sealed record RecommenderTuning(
    string Interactions, int ValidationDays, int Trials, int K, int Factors, int Seed, int Jobs)
{
    /// <summary>Prints each trial as it ends and the best at the end.</summary>
    public RecommenderSettings Run(TextWriter output, CancellationToken cancellation)
    {
        InteractionHistory all = InteractionHistory.Read(Interactions);
        if (!all.HasTimes)
        {
            throw new DataFileException($"{Interactions}: has no column 'time', by which the validation part is split off");
        }

        DateTimeOffset split = all.Newest.AddDays(-ValidationDays);
        InteractionHistory history = all.Where(interaction => interaction.Time <= split);
        var evaluation = new RankingEvaluation(history, all.Where(interaction => interaction.Time > split), K, includeSeen: false);
        output.WriteLine($"{evaluation.UserCount} users, items new to the user, after {split:yyyy-MM-dd HH:mm}");
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Jobs, CancellationToken = cancellation };
        foreach (int count in new[] { 20, 50, 100, 200, 500 })
        {
            Report(output, $"item-kNN {count}", evaluation.Judge(
                new NeighbourRanker("item-kNN", history, ConfidenceRules.Plain, count, includeSeen: false, parallel)));
        }

        var random = new Random(Seed);
        RecommenderSettings? best = null;
        double bestNdcg = double.NegativeInfinity;
        for (int trial = 0; trial < Trials; trial++)
        {
            RecommenderSettings settings = trial == 0 ? new RecommenderSettings { Factors = Factors } : Draw(random);
            FactorModel model = RecommenderTraining.Train(history, settings, parallel);
            RankingResult result = evaluation.Judge(new FactorRanker(history, model, includeSeen: false));
            Report(output, settings.ToOptions(), result);
            if (result.MeanNdcg > bestNdcg)
            {
                (best, bestNdcg) = (settings, result.MeanNdcg);
            }
        }

        output.WriteLine($"best: {best!.ToOptions()}");
        return best;
    }

    private void Report(TextWriter output, string what, RankingResult result)
    {
        output.WriteLine(FormattableString.Invariant($"nDCG@{K} {result.MeanNdcg:F4}  recall@{K} {result.MeanRecall:F4}  {what}"));
        output.Flush();
    }

    private RecommenderSettings Draw(Random random) => new()
    {
        Factors = Factors,
        UnobservedWeight = LogUniform(random, 0.3, 3),
        Regularization = LogUniform(random, 0.004, 0.009),
        AmountScale = MathF.Round(random.NextSingle() * 2, 2),
        HalfLifeDays = MathF.Round(LogUniform(random, 20, 120)),
    };

    private static float LogUniform(Random random, double low, double high) =>
        (float)Math.Round(Math.Exp(Math.Log(low) + (random.NextDouble() * Math.Log(high / low))), 4);
}
