namespace ShelfEdge.Lab.Report;

/// <summary>What the best sellers will sell, with bands.</summary>
internal static class ForecastChapter
{
    private const int Charts = 4;
    private const int Shown = 10;
    private const int PastDays = 42;

    /// <param name="scope">With forecasts.</param>
    /// <param name="texts">Words.</param>
    /// <param name="charts">Of the page.</param>
    /// <param name="price">Mean price of an item; 0 when it is not known.</param>
    public static string Html(ReportScope scope, ReportTexts texts, ChartNumbers charts, Func<string, double> price)
    {
        (string Item, IReadOnlyList<ItemForecast> Days)[] best =
        [
            .. scope.Forecasts!.OrderByDescending(each => Math.Max(price(each.Item), 1e-9) * each.Days.Sum(day => day.Mean)),
        ];
        (string item, ItemForecast peak) = best.Take(Shown).Select(each => (each.Item, Peak: each.Days.MaxBy(day => day.Mean)!))
            .MaxBy(each => Math.Max(price(each.Item), 1e-9) * each.Peak.Mean);
        string advice = texts.Of("ahead.do", scope.Names[item], ReportTexts.Pieces(Math.Ceiling(peak.Most)), texts.LongDay(peak.Day), ReportTexts.Pieces(peak.Mean));
        string legend = texts.Of("ahead.chart");
        return Markup.Chapter(
            "ahead", texts.Of("ahead.title"), advice,
            Markup.Note(legend),
            Markup.Pair(best.Take(Charts).Select(each => Chart(scope, texts, charts, each.Item, each.Days))),
            Markup.Table(
                [texts.Of("ahead.item"), texts.Of("ahead.days", best[0].Days.Count), texts.Of("ahead.usual"), texts.Of("ahead.busy"), texts.Of("ahead.most")],
                best.Take(Shown).Select(each => Row(scope, texts, each.Item, each.Days))));
    }

    private static string[] Row(ReportScope scope, ReportTexts texts, string item, IReadOnlyList<ItemForecast> days)
    {
        ItemForecast peak = days.MaxBy(day => day.Mean)!;
        return
        [
            Markup.Encode(scope.Names[item]),
            Markup.Encode(ReportTexts.Pieces(days.Sum(day => day.Mean))),
            Markup.Encode($"{ReportTexts.Pieces(Math.Floor(days.Average(day => day.Low)))}–{ReportTexts.Pieces(Math.Ceiling(days.Average(day => day.High)))}"),
            Markup.Encode(texts.LongDay(peak.Day)),
            Markup.Encode(ReportTexts.Pieces(Math.Ceiling(peak.Most))),
        ];
    }

    private static string Chart(ReportScope scope, ReportTexts texts, ChartNumbers charts, string item, IReadOnlyList<ItemForecast> days)
    {
        DateOnly from = days[0].Day.AddDays(-PastDays);
        IReadOnlyDictionary<DateOnly, double> sold = scope.Sales.PiecesOf(item, from);

        // Days on which the shop sold nothing at all are gaps, not zeros: the line runs over the days that are known.
        HashSet<DateOnly> open = [.. scope.Sales.OpenDays(from)];
        DateOnly[] past = [.. open.Where(day => day < days[0].Day).Order()];
        double[] pieces = [.. past.Select(day => sold.GetValueOrDefault(day))];
        double[] ahead = [.. days.Select(day => X(day.Day))];
        int length = days[^1].Day.DayNumber - from.DayNumber + 1;
        var chart = new ReportChart(0, length - 1, 0, pieces.Concat(days.Select(day => day.High)).Max());
        chart.Band(ahead, [.. days.Select(day => day.Low)], [.. days.Select(day => day.High)]).Mark(X(days[0].Day) - 0.5);
        if (past.Length > 1)
        {
            chart.Line([.. past.Select(X)], pieces, ChartInk.Main);
        }

        chart.Line(ahead, [.. days.Select(day => day.Mean)], ChartInk.Ahead);
        return Markup.Figure(scope.Names[item], chart.Html(
            charts.Next(), texts.Of("ahead.alt", scope.Names[item]), ReportTexts.Pieces, ChartDays.Labels(from, length, texts).Where(label => !label.IsOptional)));

        double X(DateOnly day) => day.DayNumber - from.DayNumber;
    }
}
