using System.CommandLine;
using ShelfEdge.Lab.Recommend;

namespace ShelfEdge.Lab.Purchases;

/// <summary><c>purchases</c>, under <c>shelfedge-lab simulate</c>.</summary>
internal static class SimulatePurchasesCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--out") { Description = "File to write: .csv, .csv.gz or .parquet.", Required = true };
        Option<int> rows = new Option<int>("--rows") { Description = "How many.", DefaultValueFactory = _ => 1_000_000 }
            .Between(1, SimulatedPurchases.MostRows);
        Option<int> seed = RecommenderOptions.Seed("The same seed gives the same purchases.");
        var command = new Command("purchases", "Writes purchases that nobody made, dirt included, to try an import at any size.") { output, rows, seed };
        command.SetAction(result => LabAction.Run(result, () =>
            SimulatedPurchases.Write(result.GetRequiredValue(output), result.GetValue(rows), result.GetValue(seed))));
        return command;
    }
}
