using System.CommandLine;
using System.Globalization;
using ShelfEdge.Core.Demand;
using ShelfEdge.Lab.Evaluation;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Demand;

/// <summary><c>demand</c>, under <c>shelfedge-lab evaluate</c>: forecasts the days from a date on and compares with what was sold.</summary>
internal static class EvaluateDemandCommand
{
    private const double Share = 0.8;

    public static Command Create()
    {
        var options = new DemandOptions();
        var command = new Command("demand", "Forecasts demand from a date on and compares it with what was sold and with simple forecasts.");
        options.AddTo(command);
        command.SetAction(result => LabAction.Run(result, () =>
        {
            (SalesHistory history, DemandSplit split) = options.Read(result);
            Evaluate(history, split, result.InvocationConfiguration.Output);
        }));
        return command;
    }

    private static void Evaluate(SalesHistory history, DemandSplit split, TextWriter output)
    {
        DayOfWeek[] ahead = [.. split.Ahead.Select(day => day.DayOfWeek)];
        IReadOnlyList<DemandForecast> forecasts = DemandForecaster.Forecast(split.Past, ahead);

        // A day on which the shop sold nothing at all was a holiday, not one of no demand.
        int[] open = [.. Enumerable.Range(0, ahead.Length).Where(day => history.OpenDays.Contains(split.Ahead[day]))];
        if (open.Length == 0)
        {
            throw new DataFileException($"no sales from {split.Ahead[0]:yyyy-MM-dd} to {split.Ahead[^1]:yyyy-MM-dd}");
        }

        double[][] sold = [.. split.Items.Select(item => DemandSplit.Row(history, item, [.. open.Select(day => split.Ahead[day])]))];
        double[] scales = [.. split.Past.Demand.Select(row => ScaledError.Scale(row))];
        int[] judged = [.. Enumerable.Range(0, scales.Length).Where(sku => scales[sku] > 0)];
        if (judged.Length == 0)
        {
            throw new DataFileException("no item can be judged: none sold on two days that differ");
        }

        double Mean(Func<int, IReadOnlyList<double>> forecast) => judged.Average(sku =>
            ScaledError.Rmsse(sold[sku], open.Select(day => forecast(sku)[day]).ToArray(), scales[sku]));

        WeekdayProfile profile = WeekdayProfile.Of(split.Past);
        double Of(DemandMethod method) => Mean(sku => method.Forecast(split.Past.Demand[sku], split.Past.Days, profile, ahead));

        (string Name, double Error)[] baselines = [.. DemandMethod.Baselines.Select(method => (method.Name, Of(method)))];
        double best = baselines.Min(each => each.Error);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{judged.Length} items, {split.Past.Days.Count} open days before {split.Ahead[0]:yyyy-MM-dd}, {open.Length} open days forecast"));
        output.WriteLine();
        var table = new MarkdownTable(output, "forecast", "mean RMSSE", "against the best baseline");
        foreach ((string name, double error) in baselines
            .Concat(DemandMethod.Candidates.Select(method => (method.Name, Of(method))))
            .Append(("**combined by SKU**", Mean(sku => forecasts[sku].Mean)))
            .Append(("no forecast: the item's mean on these days, in hindsight", Mean(sku => [.. Enumerable.Repeat(sold[sku].Average(), ahead.Length)]))))
        {
            table.Row($"{name} | {error:F4} | {100 * ((error / best) - 1):+0.0;-0.0;0.0} %");
        }

        int held = judged.Sum(sku => open.Index().Count(day =>
        {
            (double low, double high) = forecasts[sku].Interval(day.Item, Share);
            return sold[sku][day.Index] >= low && sold[sku][day.Index] <= high;
        }));
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"The {100 * Share:F0} % interval held {100.0 * held / (judged.Length * open.Length):F1} % of {judged.Length * open.Length} days of items."));
    }
}
