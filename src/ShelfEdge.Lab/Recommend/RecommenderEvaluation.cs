using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Lab.Recommend;

/// <summary>What <c>shelfedge-lab evaluate recommender</c> does.</summary>
/// <param name="Model">Folder of the trained recommender.</param>
/// <param name="Interactions">What users did until now.</param>
/// <param name="Test">What they did later.</param>
/// <param name="K">Places of a ranking.</param>
/// <param name="IncludeSeen">Whether what a user has counts and may be recommended.</param>
/// <param name="Neighbours">Of item-kNN.</param>
/// <param name="Seed">Of the intervals.</param>
/// <param name="Jobs">Threads.</param>
internal sealed record RecommenderEvaluation(
    string Model, string Interactions, string Test, int K, bool IncludeSeen, int Neighbours, int Seed, int Jobs)
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    /// <summary>Prints the table.</summary>
    public void Run(TextWriter output, CancellationToken cancellation)
    {
        FactorModel model = new RecommenderDirectory(Model).ReadModel();
        InteractionHistory history = InteractionHistory.Read(Interactions);
        InteractionHistory test = InteractionHistory.Read(Test);
        if (model.Rules.Feedback == FeedbackKind.Ratings)
        {
            output.WriteLine("| | RMSE |");
            output.WriteLine("|---|---|");
            foreach ((string name, double error) in RatingEvaluation.Judge(model, history, test))
            {
                output.WriteLine(FormattableString.Invariant($"| {name} | {error:F4} |"));
            }

            return;
        }

        var evaluation = new RankingEvaluation(history, test, K, IncludeSeen);
        output.WriteLine($"{evaluation.UserCount} users, {(IncludeSeen ? "all items" : "items new to the user")}");
        output.WriteLine();
        RankingTable.Write(
            output,
            [.. Rankers(history, model, cancellation).Select(evaluation.Judge)],
            K,
            Seed);
    }

    private IEnumerable<IRanker> Rankers(InteractionHistory history, FactorModel model, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Jobs, CancellationToken = cancellation };
        yield return new FactorRanker(history, model, IncludeSeen);
        yield return new NeighbourRanker("item-kNN", history, ConfidenceRules.Plain, Neighbours, IncludeSeen, parallel);
        yield return new NeighbourRanker("item-kNN weighted", history, model.Confidence, Neighbours, IncludeSeen, parallel);
        yield return new PopularRanker("popular", history, DateTimeOffset.MinValue, IncludeSeen);
        if (history.HasTimes)
        {
            yield return new PopularRanker("popular lately", history, history.Newest - Lately, IncludeSeen);
        }

        if (IncludeSeen)
        {
            yield return new LastBoughtRanker(history);
        }
    }
}
