using System.CommandLine;
using ShelfEdge.Lab.Purchases;
using ShelfEdge.Lab.Recommend;
using ShelfEdge.Lab.Scenes.Corpus;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Lab.Replay;

/// <summary><c>shelfedge-lab replay</c>.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var names = new Option<string[]>("--scenario")
        {
            Description = "Scenarios to play. Default: all of the corpus.",
            AllowMultipleArgumentsPerToken = true,
            HelpName = "NAME",
        };
        names.AcceptOnlyFromAmong([.. ShopStore.Corpus.Select(entry => entry.Name)]);
        Option<int> seed = new Option<int>("--seed") { Description = "The same seed gives the same result.", DefaultValueFactory = _ => 1 }
            .Between(0, 1_000_000);
        Option<int> runs = new Option<int>("--runs") { Description = "How many seeds to play, from this one on; their results are pooled.", DefaultValueFactory = _ => 1 }
            .Between(1, 1000);
        var model = new Option<string?>("--model") { Description = "Model folder. Default: the model that is shipped.", HelpName = "DIR" };
        Option<int> jobs = new Option<int>("--jobs") { Description = "Scenarios played at a time.", DefaultValueFactory = _ => 2 }.Between(1, 64);
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var command = new Command("replay", "Plays rendered shop days through the pipeline and compares what it says with what is true.")
        {
            names, seed, runs, model, jobs, json,
        };
        command.SetAction((result, cancellation) => Task.FromResult(LabAction.Run(result, () =>
        {
            try
            {
                string[] asked = result.GetValue(names) ?? [];
                CorpusScenario[] scenarios = [.. ShopStore.Corpus.Where(entry => asked.Length == 0 || asked.Contains(entry.Name))];
                new CorpusReplay(result.GetValue(model), result.GetValue(jobs))
                    .Play(scenarios, result.GetValue(seed), result.GetValue(runs), result.InvocationConfiguration.Error, cancellation)
                    .Write(result.InvocationConfiguration.Output, result.GetValue(json));
            }
            catch (ModelException problem)
            {
                throw new InvalidDataException(problem.Message, problem);
            }
        })));
        return command;
    }
}
