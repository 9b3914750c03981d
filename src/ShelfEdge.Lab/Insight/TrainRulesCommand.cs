using System.CommandLine;
using System.Globalization;
using ShelfEdge.Core.Insight;
using ShelfEdge.Core.Recommend;
using ShelfEdge.Lab.Evaluation;
using ShelfEdge.Lab.Purchases;
using ShelfEdge.Lab.Recommend;

namespace ShelfEdge.Lab.Insight;

/// <summary><c>rules</c>, under <c>shelfedge-lab train</c>.</summary>
internal static class TrainRulesCommand
{
    private const int Shown = 10;

    public static Command Create()
    {
        Option<string> baskets = InsightOptions.Baskets();
        var output = new Option<string>("--out") { Description = "File of rules to write.", Required = true };
        Option<float> support = InsightOptions.Number("--min-support", "Least share of baskets with the whole rule.", 0.005f).Between(1e-6f, 1);
        Option<float> confidence = InsightOptions.Number("--min-confidence", "Least share of baskets with the left side that have the right one.", 0.2f).Between(0, 1);
        Option<float> lift = InsightOptions.Number("--min-lift", "Least confidence over that of chance.", 1.2f).Between(0, 1e6f);
        Option<int> items = new Option<int>("--max-items") { Description = "Most items of a rule.", DefaultValueFactory = _ => 3 }
            .Between(2, Math.Min(RuleMiningRules.MostItems, RecommendLimits.RuleItems + 1));
        Option<int> most = new Option<int>("--max-rules") { Description = "Rules kept, the strongest.", DefaultValueFactory = _ => 10_000 }
            .Between(1, RecommendLimits.Rules);
        var command = new Command("rules", "Finds what goes together in baskets (FP-growth).")
        {
            baskets, output, support, confidence, lift, items, most,
        };
        command.SetAction(result => LabAction.Run(result, () => Train(
            result.GetRequiredValue(baskets),
            result.GetRequiredValue(output),
            new RuleMiningRules(result.GetValue(support), result.GetValue(confidence), result.GetValue(lift), result.GetValue(items)),
            result.GetValue(most),
            result.InvocationConfiguration.Output)));
        return command;
    }

    private static void Train(string path, string file, RuleMiningRules rules, int most, TextWriter output)
    {
        BasketFile baskets = BasketFile.Read(path);
        AssociationRule[] found;
        try
        {
            found =
            [
                .. RuleMining.Mine(baskets.Baskets, rules).Take(most).Select(rule => new AssociationRule(
                    [.. rule.If.Select(item => baskets.Items[item])], baskets.Items[rule.Then],
                    (float)rule.Support, (float)rule.Confidence, (float)rule.Lift)),
            ];
        }
        catch (ItemSetLimitException exception)
        {
            throw new DataFileException(exception.Message);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.WriteAllBytes(file, AssociationRulesFile.Write(found));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{baskets.Baskets.Count} baskets, {baskets.Items.Count} items, {found.Length} rules in {file}"));
        output.WriteLine();
        var table = new MarkdownTable(output, "if", "then", "support", "confidence", "lift");
        foreach (AssociationRule rule in found.Take(Shown))
        {
            table.Row($"{string.Join(" + ", rule.If)} | {rule.Then} | {rule.Support:F4} | {rule.Confidence:F3} | {rule.Lift:F2}");
        }
    }
}
