using System.CommandLine;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Recommend;

/// <summary><c>recommender</c>, under <c>shelfedge-lab tune</c>.</summary>
internal static class TuneRecommenderCommand
{
    public static Command Create()
    {
        Option<string> interactions = RecommenderOptions.Interactions("Training interactions, with times");
        Option<int> days = new Option<int>("--validation-days")
        {
            Description = "Last days of the interactions, by which settings are judged.",
            DefaultValueFactory = _ => 30,
        }.Between(1, 10_000);
        Option<int> trials = new Option<int>("--trials") { Description = "Settings tried.", DefaultValueFactory = _ => 20 }.Between(1, 1_000);
        Option<int> factors = RecommenderOptions.Factors();
        Option<int> k = RecommenderOptions.K();
        Option<int> seed = RecommenderOptions.Seed("Of the settings drawn.");
        Option<int> jobs = RecommenderOptions.Jobs();
        var command = new Command("recommender", "Searches the numbers to train a recommender with, on a part split off by time.")
        {
            interactions, days, trials, factors, k, seed, jobs,
        };
        command.SetAction((result, cancellation) => Task.FromResult(LabAction.Run(result, () =>
            new RecommenderTuning(
                result.GetRequiredValue(interactions),
                result.GetValue(days),
                result.GetValue(trials),
                result.GetValue(k),
                result.GetValue(factors),
                result.GetValue(seed),
                result.GetValue(jobs)).Run(result.InvocationConfiguration.Output, cancellation))));
        return command;
    }
}
