namespace ShelfEdge.Core.Demand;

/// <summary>One way to forecast a SKU.</summary>
/// <param name="Name">In reports.</param>
/// <param name="Forecast">
/// Pieces on each day to come, not negative; from demand (oldest first), its weekdays, the shop's profile and the weekdays to come.
/// </param>
public sealed record DemandMethod(
    string Name, Func<double[], IReadOnlyList<DayOfWeek>, WeekdayProfile, IReadOnlyList<DayOfWeek>, double[]> Forecast)
{
    private const int LongWindow = 84;

    /// <summary>What others are measured against.</summary>
    public static IReadOnlyList<DemandMethod> Baselines { get; } =
    [
        Level("naive", demand => demand[^1]),
        new("seasonal naive", (demand, days, _, ahead) => [.. ahead.Select(day => LastOf(demand, days, day))]),
        .. new[] { 7, 14, 28, 56 }.Select(window => Level($"moving average of {window} days", demand => DemandLevel.MovingAverage(demand, window))),
    ];

    /// <summary>Of which the best of each SKU are combined.</summary>
    public static IReadOnlyList<DemandMethod> Candidates { get; } =
    [
        Level("capped moving average", demand => DemandLevel.MovingAverage(SampleQuantile.Cap(demand, 0.9), 28)),
        Profiled("profile x smoothing 0.1, capped at 90 %", demand => DemandLevel.Smoothed(SampleQuantile.Cap(demand, 0.9), 0.1)),
        Profiled("profile x smoothing 0.05, capped at 95 %", demand => DemandLevel.Smoothed(SampleQuantile.Cap(demand, 0.95), 0.05)),
        Profiled("profile x smoothing 0.1 of the last 84 days, capped at 90 %", demand => DemandLevel.Smoothed(
            SampleQuantile.Cap(demand.AsSpan(Math.Max(0, demand.Length - LongWindow)), 0.9), 0.1)),
        Profiled("profile x TSB", demand => DemandLevel.TeunterSyntetosBabai(SampleQuantile.Cap(demand, 0.95), 0.1, 0.05)),
        Profiled("profile x SBA", demand => DemandLevel.SyntetosBoylan(SampleQuantile.Cap(demand, 0.95), 0.1)),
        new("Holt-Winters, capped at 95 %", (demand, days, _, ahead) =>
            HoltWinters.Forecast(SampleQuantile.Cap(demand, 0.95), days, ahead, 0.05, 0.05)),
    ];

    private static DemandMethod Level(string name, Func<double[], double> level) =>
        new(name, (demand, _, _, ahead) => [.. Enumerable.Repeat(level(demand), ahead.Count)]);

    // The level of demand from which the weekdays have been taken, times the weekday to come.
    private static DemandMethod Profiled(string name, Func<double[], double> level) => new(name, (demand, days, profile, ahead) =>
    {
        double mean = level([.. demand.Select((pieces, day) => pieces / profile[days[day]])]);
        return [.. ahead.Select(day => mean * profile[day])];
    });

    private static double LastOf(double[] demand, IReadOnlyList<DayOfWeek> days, DayOfWeek day)
    {
        for (int i = demand.Length - 1; i >= 0; i--)
        {
            if (days[i] == day)
            {
                return demand[i];
            }
        }

        return demand[^1];
    }
}
