namespace ShelfEdge.Core.Demand;

/// <summary>Additive seasons by weekday around a smoothed level without trend (Winters 1960); closed days do not exist.</summary>
public static class HoltWinters
{
    private const int Weekdays = 7;
    private const int StartDays = 12;

    /// <param name="demand">Pieces a day, oldest first.</param>
    /// <param name="days">Their weekdays, as many.</param>
    /// <param name="ahead">Weekdays to forecast.</param>
    /// <param name="levelWeight">Of the newest day in the level, 0 to 1.</param>
    /// <param name="seasonWeight">Of the newest day in its weekday's difference, 0 to 1.</param>
    /// <returns>Pieces a day, never negative.</returns>
    public static double[] Forecast(
        ReadOnlySpan<double> demand, IReadOnlyList<DayOfWeek> days, IReadOnlyList<DayOfWeek> ahead, double levelWeight, double seasonWeight)
    {
        double level = DemandLevel.MovingAverage(demand[..Math.Min(StartDays, demand.Length)], StartDays);
        var seasons = new double[Weekdays];
        for (int day = 0; day < demand.Length; day++)
        {
            int weekday = (int)days[day];
            double error = demand[day] - level - seasons[weekday];
            level += levelWeight * error;
            seasons[weekday] += seasonWeight * error;
        }

        return [.. ahead.Select(day => Math.Max(0, level + seasons[(int)day]))];
    }
}
