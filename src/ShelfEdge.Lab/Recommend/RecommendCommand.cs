using System.CommandLine;
using ShelfEdge.Core.Recommend;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Recommend;

/// <summary><c>shelfedge-lab recommend</c>.</summary>
internal static class RecommendCommand
{
    public static Command Create()
    {
        Option<string> model = RecommenderOptions.Model();
        Option<string> interactions = RecommenderOptions.Interactions("What the users have; they need not be those of the training");
        Option<int> k = RecommenderOptions.K();
        Option<bool> includeSeen = RecommenderOptions.IncludeSeen();
        var output = new Option<string>("--out") { Description = "CSV to write: user,rank,item,score.", Required = true };
        var command = new Command("recommend", "Recommends items to every user of a history.")
        {
            model, interactions, k, includeSeen, output,
        };
        command.SetAction((result, cancellation) => Task.FromResult(LabAction.Run(result, () => Recommend(
            new RecommenderDirectory(result.GetRequiredValue(model)),
            InteractionHistory.Read(result.GetRequiredValue(interactions)),
            result.GetValue(k),
            result.GetValue(includeSeen),
            result.GetRequiredValue(output),
            cancellation))));
        return command;
    }

    private static void Recommend(
        RecommenderDirectory directory, InteractionHistory history, int k, bool includeSeen, string output, CancellationToken cancellation)
    {
        FactorModel model = directory.ReadModel();
        var ranker = new FactorRanker(history, model, includeSeen);
        using CsvWriter csv = CsvWriter.Create(output, "user", "rank", "item", "score");
        for (int user = 0; user < history.Users.Count; user++)
        {
            cancellation.ThrowIfCancellationRequested();
            int rank = 0;
            foreach (RankedItem ranked in ranker.Rank(user, k))
            {
                csv.Field(history.Users[user]).Field(++rank).Field(ranked.Item).Field(ranked.Score).EndRecord();
            }
        }
    }
}
