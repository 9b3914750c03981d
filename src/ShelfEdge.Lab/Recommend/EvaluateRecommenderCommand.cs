using System.CommandLine;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Recommend;

/// <summary><c>recommender</c>, under <c>shelfedge-lab evaluate</c>.</summary>
internal static class EvaluateRecommenderCommand
{
    public static Command Create()
    {
        Option<string> model = RecommenderOptions.Model();
        Option<string> interactions = RecommenderOptions.Interactions("What the users have");
        var test = new Option<string>("--test") { Description = "What they took later: CSV like the interactions.", Required = true };
        Option<int> k = RecommenderOptions.K();
        Option<bool> includeSeen = RecommenderOptions.IncludeSeen();
        Option<int> neighbours = RecommenderOptions.Neighbours();
        Option<int> seed = RecommenderOptions.Seed("Of the intervals.");
        Option<int> jobs = RecommenderOptions.Jobs();
        var command = new Command("recommender", "Compares a recommender with baselines by what users took later.")
        {
            model, interactions, test, k, includeSeen, neighbours, seed, jobs,
        };
        command.SetAction((result, cancellation) => Task.FromResult(LabAction.Run(result, () =>
            new RecommenderEvaluation(
                result.GetRequiredValue(model),
                result.GetRequiredValue(interactions),
                result.GetRequiredValue(test),
                result.GetValue(k),
                result.GetValue(includeSeen),
                result.GetValue(neighbours),
                result.GetValue(seed),
                result.GetValue(jobs)).Run(result.InvocationConfiguration.Output, cancellation))));
        return command;
    }
}
