namespace ShelfEdge.Core.Demand;

/// <summary>
/// Forecasts every SKU of a panel by the mean of the methods that were best for it at several origins in the past, each judged by
/// the days that followed it. Nothing later than an origin is known to a forecast made there.
/// </summary>
public static class DemandForecaster
{
    private const int Origins = 6;
    private const int Combined = 3;

    // Few origins say little about one SKU: the mean over all SKUs counts as this many origins more.
    private const double SharedOrigins = 12;
    private const double LeastShareOfMean = 0.2;

    /// <summary>Fewest open days of which so many days ahead can be forecast: half are left for the first origin.</summary>
    public static int LeastDays(int ahead) => 2 * Origins * ahead;

    /// <summary>One forecast for each SKU, in the order of the panel.</summary>
    /// <param name="panel">Nothing but the past.</param>
    /// <param name="ahead">Weekdays of the open days to come, at least one.</param>
    /// <exception cref="ArgumentException">The panel has fewer than <see cref="LeastDays"/>.</exception>
    public static IReadOnlyList<DemandForecast> Forecast(DemandPanel panel, IReadOnlyList<DayOfWeek> ahead)
    {
        ArgumentOutOfRangeException.ThrowIfZero(ahead.Count, nameof(ahead));
        if (panel.Days.Count < LeastDays(ahead.Count))
        {
            throw new ArgumentException($"{panel.Days.Count} open days are too few: {LeastDays(ahead.Count)} are needed.", nameof(panel));
        }

        int[] origins = [.. Enumerable.Range(1, Origins).Select(back => panel.Days.Count - (back * ahead.Count))];
        IReadOnlyList<double[]>[] past = [.. origins.Select(origin => All(panel.Until(origin), [.. panel.Days.Skip(origin).Take(ahead.Count)]))];
        IReadOnlyList<double[]> next = All(panel, ahead);
        double[][] errors = [.. panel.Demand.Select((row, sku) => Errors(row, origins, past, sku, ahead.Count))];
        double[] shared = [.. DemandMethod.Candidates.Select((_, method) => errors.Average(row => row[method]))];
        return [.. panel.Demand.Select((row, sku) =>
        {
            int[] best = [.. shared.Index().OrderBy(each => (Origins * errors[sku][each.Index]) + (SharedOrigins * each.Item)).Take(Combined).Select(each => each.Index)];
            double least = LeastShareOfMean * row.Average();
            IEnumerable<double> ratios = origins.Index().SelectMany(origin => Combine(past[origin.Index], sku, best)
                .Select((mean, day) => (Mean: Math.Max(mean, least), Sold: row[origin.Item + day]))
                .Select(each => each.Mean > 0 ? each.Sold / each.Mean : 0));
            return new DemandForecast(Combine(next, sku, best), least, ratios);
        })];
    }

    // By SKU and method, methods side by side: index sku * methods + method.
    private static IReadOnlyList<double[]> All(DemandPanel panel, IReadOnlyList<DayOfWeek> ahead)
    {
        WeekdayProfile profile = WeekdayProfile.Of(panel);
        return [.. panel.Demand.SelectMany(row => DemandMethod.Candidates.Select(method => method.Forecast(row, panel.Days, profile, ahead)))];
    }

    // Mean error of each method in parts of the SKU's own scale.
    private static double[] Errors(double[] row, int[] origins, IReadOnlyList<double[]>[] past, int sku, int ahead)
    {
        double scale = ScaledError.Scale(row);
        int methods = DemandMethod.Candidates.Count;
        return [.. Enumerable.Range(0, methods).Select(method => scale > 0
            ? origins.Index().Average(origin => ScaledError.Rmsse(
                row.AsSpan(origin.Item, ahead), past[origin.Index][(sku * methods) + method], scale))
            : 0)];
    }

    private static double[] Combine(IReadOnlyList<double[]> forecasts, int sku, int[] methods)
    {
        int first = sku * DemandMethod.Candidates.Count;
        return [.. Enumerable.Range(0, forecasts[first].Length).Select(day => methods.Average(method => forecasts[first + method][day]))];
    }
}
