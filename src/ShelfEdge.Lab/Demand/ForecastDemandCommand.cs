using System.CommandLine;
using System.Globalization;
using ShelfEdge.Core.Demand;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Demand;

/// <summary><c>demand</c>, under <c>shelfedge-lab forecast</c>: writes what each item will sell on each open day.</summary>
internal static class ForecastDemandCommand
{
    private const double Share = 0.8;

    public static Command Create()
    {
        var options = new DemandOptions();
        var path = new Option<string>("--out") { Description = "CSV file to write.", Required = true };
        var command = new Command("demand", "Forecasts what each item will sell from a date on.") { path };
        options.AddTo(command);
        command.SetAction(result => LabAction.Run(result, () =>
        {
            (_, DemandSplit split) = options.Read(result);
            Write(split, result.GetRequiredValue(path));
            result.InvocationConfiguration.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{split.Items.Count} items, {split.Ahead.Count} open days: {result.GetRequiredValue(path)}"));
        }));
        return command;
    }

    private static void Write(DemandSplit split, string path)
    {
        IReadOnlyList<DemandForecast> forecasts = DemandForecaster.Forecast(split.Past, [.. split.Ahead.Select(day => day.DayOfWeek)]);
        using var csv = CsvWriter.Create(path, "item", "day", "mean", "low", "high", "p50", "p90");
        foreach ((int sku, DemandForecast forecast) in forecasts.Index())
        {
            foreach ((int day, DateOnly date) in split.Ahead.Index())
            {
                (double low, double high) = forecast.Interval(day, Share);
                csv.Field(split.Items[sku]).Field(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                    .Field(Pieces(forecast.Mean[day])).Field(Pieces(low)).Field(Pieces(high))
                    .Field(Pieces(forecast.Quantile(day, 0.5))).Field(Pieces(forecast.Quantile(day, 0.9))).EndRecord();
            }
        }
    }

    private static string Pieces(double pieces) => pieces.ToString("0.##", CultureInfo.InvariantCulture);
}
