using System.CommandLine;
using ShelfEdge.Core.Insight;
using ShelfEdge.Lab.Evaluation;
using ShelfEdge.Lab.Purchases;
using ShelfEdge.Lab.Recommend;

namespace ShelfEdge.Lab.Insight;

/// <summary><c>logistic</c>, under <c>shelfedge-lab train</c>.</summary>
internal static class TrainLogisticCommand
{
    private const int Iterations = 100;

    public static Command Create()
    {
        var features = new Option<string>("--features") { Description = "CSV of numbers with a header.", Required = true };
        var label = new Option<string>("--label") { Description = "Column of 0 and 1: whether it happened.", DefaultValueFactory = _ => "label" };
        var test = new Option<string?>("--test") { Description = "CSV of later rows with the same columns, by which the model is judged." };
        var output = new Option<string>("--out") { Description = "Model file to write.", Required = true };
        Option<float> regularization = InsightOptions.Number("--regularization", "Cost of large coefficients.", 1).Between(0, 1e9f);
        var trees = new Option<bool>("--trees") { Description = "Also judge boosted trees on the same rows, and say which features carry them." };
        Option<int> seed = RecommenderOptions.Seed("Of the trees.");
        var command = new Command("logistic", "Learns the probability of an event from features, with intervals of the coefficients.")
        {
            features, label, test, output, regularization, trees, seed,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(trees) && result.GetValue(test) is null)
            {
                result.AddError($"{trees.Name}: give {test.Name} to judge them by");
            }
        });
        command.SetAction(result => LabAction.Run(result, () => Train(
            LabelledFeatures.Read(result.GetRequiredValue(features), result.GetRequiredValue(label)),
            result.GetValue(test) is { } path ? LabelledFeatures.Read(path, result.GetRequiredValue(label)) : null,
            result.GetRequiredValue(output),
            new LogisticRules(result.GetValue(regularization), Iterations),
            result.GetValue(trees) ? result.GetValue(seed) : null,
            result.InvocationConfiguration.Output)));
        return command;
    }

    private static void Train(
        LabelledFeatures rows, LabelledFeatures? test, string file, LogisticRules rules, int? treeSeed, TextWriter output)
    {
        LogisticModel model = LogisticRegression.Fit(rows.Table, rows.Events, rows.Names, rules);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.WriteAllBytes(file, LogisticModelFile.Write(model));
        LogisticReport.WriteModel(output, model);
        if (test is null)
        {
            return;
        }

        if (!test.Names.SequenceEqual(rows.Names))
        {
            throw new DataFileException($"the test rows have other features than {string.Join(", ", rows.Names)}");
        }

        double[] told = [.. Enumerable.Range(0, test.Table.Count).Select(row => model.Probability(test.Table.Row(row)))];
        var judged = new List<(string, ProbabilityScores)> { ("logistic", ProbabilityScores.Of(told, test.Events)) };
        BoostedTrees? trees = treeSeed is int seed ? BoostedTrees.Fit(rows, seed) : null;
        if (trees is not null)
        {
            judged.Add(("trees", ProbabilityScores.Of(trees.Predict(test), test.Events)));
        }

        LogisticReport.WriteScores(output, judged);
        if (trees is not null)
        {
            output.WriteLine();
            var table = new MarkdownTable(output, ["feature", "share of the trees' gain"]);
            foreach ((string name, double share) in rows.Names.Zip(trees.Importance()).OrderByDescending(each => each.Second))
            {
                table.Row($"{name} | {share:P1}");
            }
        }
    }
}
