using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Lab.Report;

/// <summary>What goes together.</summary>
internal static class BasketChapter
{
    private const int Shown = 10;

    /// <param name="scope">With rules.</param>
    /// <param name="texts">Words.</param>
    public static string Html(ReportScope scope, ReportTexts texts)
    {
        // A pair counts once, in the direction that is surer; how many baskets it is worth decides, not lift alone, which rare pairs win.
        AssociationRule[] rules =
        [
            .. scope.Rules!.All.Where(rule => rule.Lift > 1)
                .GroupBy(rule => string.Join('\u001f', rule.If.Append(rule.Then).Order(StringComparer.Ordinal)))
                .Select(same => same.MaxBy(rule => rule.Confidence)!)
                .OrderByDescending(Gain).ThenByDescending(rule => rule.Lift)
                .Take(Shown),
        ];
        if (rules.Length == 0)
        {
            return Markup.Chapter("together", texts.Of("together.title"), texts.Of("together.do.none"));
        }

        double most = rules.Max(rule => rule.Lift);
        string advice = texts.Of(
            "together.do", Names(rules[0]), scope.Names[rules[0].Then], ReportTexts.Share(rules[0].Confidence), ReportTexts.Pieces(rules[0].Lift));
        return Markup.Chapter("together", texts.Of("together.title"), advice, Markup.Table(
            [texts.Of("together.who"), texts.Of("together.also"), texts.Of("together.confidence"), texts.Of("together.lift"), texts.Of("together.support")],
            rules.Select(rule => new[]
            {
                Markup.Encode(Names(rule)),
                $"<span class=\"words\">{Markup.Encode(scope.Names[rule.Then])}</span>",
                Markup.Encode(ReportTexts.Share(rule.Confidence)),
                Markup.Bar($"{ReportTexts.Pieces(rule.Lift)} ×", rule.Lift / most, ChartInk.Main),
                Markup.Encode(ReportTexts.Share(rule.Support)),
            })), Markup.Note(texts.Of("together.note")));

        string Names(AssociationRule rule) => string.Join(" + ", rule.If.Select(item => scope.Names[item]));
    }

    // Share of all baskets beyond what chance would bring together.
    private static double Gain(AssociationRule rule) => rule.Support * (1 - (1 / rule.Lift));
}
