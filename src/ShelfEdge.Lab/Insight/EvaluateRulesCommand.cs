using System.CommandLine;
using System.Globalization;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Recommend;
using ShelfEdge.Lab.Evaluation;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Insight;

/// <summary><c>rules</c>, under <c>shelfedge-lab evaluate</c>: does what went together still go together in other baskets?</summary>
internal static class EvaluateRulesCommand
{
    private const int Groups = 4;

    public static Command Create()
    {
        var rules = new Option<string>("--rules") { Description = "File that 'train rules' wrote.", Required = true };
        Option<string> baskets = InsightOptions.Baskets();
        var command = new Command("rules", "Compares the confidence and lift that rules tell with those in other baskets.") { rules, baskets };
        command.SetAction(result => LabAction.Run(result, () => Evaluate(
            result.GetRequiredValue(rules), result.GetRequiredValue(baskets), result.InvocationConfiguration.Output)));
        return command;
    }

    private static void Evaluate(string rules, string path, TextWriter output)
    {
        BasketFile file = BasketFile.Read(path);
        Dictionary<string, int> numbers = file.Items.Index().ToDictionary(item => item.Item, item => item.Index, StringComparer.Ordinal);
        HashSet<int>[] baskets = [.. file.Baskets.Select(basket => basket.ToHashSet())];
        var judged = new List<(AssociationRule Rule, int Left, int Both, double Base)>();
        foreach (AssociationRule rule in ReadRules(rules))
        {
            if (!numbers.TryGetValue(rule.Then, out int then) || rule.If.Any(name => !numbers.ContainsKey(name)))
            {
                judged.Add((rule, 0, 0, 0));
                continue;
            }

            int[] left = [.. rule.If.Select(name => numbers[name])];
            int[] with = [.. Enumerable.Range(0, baskets.Length).Where(basket => left.All(baskets[basket].Contains))];
            judged.Add((rule, with.Length, with.Count(basket => baskets[basket].Contains(then)), (double)baskets.Count(basket => basket.Contains(then)) / baskets.Length));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{judged.Count} rules in {baskets.Length} baskets"));
        output.WriteLine();
        var table = new MarkdownTable(output, "rules by lift", "rules", "baskets with the left side", "confidence told", "confidence here", "lift told", "lift here");
        foreach (var group in judged.Chunk(Math.Max(1, (judged.Count + Groups - 1) / Groups)).Index())
        {
            double told = group.Item.Average(each => each.Rule.Confidence);
            double liftTold = group.Item.Average(each => each.Rule.Lift);
            int left = group.Item.Sum(each => each.Left);
            int both = group.Item.Sum(each => each.Both);
            double expected = group.Item.Sum(each => each.Left * each.Base);
            table.Row($"{group.Index + 1} of {Groups} | {group.Item.Length} | {left} | {told:F3} | {(left > 0 ? (double)both / left : double.NaN):F3} | {liftTold:F2} | {(expected > 0 ? both / expected : double.NaN):F2}");
        }
    }

    // Strongest first, as the groups of the table are.
    private static IEnumerable<AssociationRule> ReadRules(string path)
    {
        if (new FileInfo(path).Length > AssociationRulesFile.Bytes)
        {
            throw new DataFileException($"{path}: more than {AssociationRulesFile.Bytes} bytes");
        }

        try
        {
            return AssociationRulesFile.Read(File.ReadAllBytes(path)).All.OrderByDescending(rule => rule.Lift);
        }
        catch (ModelFileException exception)
        {
            throw new DataFileException($"{path}: {exception.Message}");
        }
    }
}
