using ShelfEdge.Core.Demand;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Demand;

/// <summary>The past of the best sellers, and the days to forecast.</summary>
/// <param name="Items">By pieces sold in the past, most first.</param>
/// <param name="Past">Rows as <paramref name="Items"/>.</param>
/// <param name="Ahead">Days to come that the weekdays of the past say the shop is open.</param>
internal sealed record DemandSplit(IReadOnlyList<string> Items, DemandPanel Past, IReadOnlyList<DateOnly> Ahead)
{
    // A weekday is one of business when the shop was open on at least half of them.
    private const double OpenShare = 0.5;

    /// <param name="history">Of the shop.</param>
    /// <param name="from">First day to forecast.</param>
    /// <param name="days">To forecast, closed ones included.</param>
    /// <param name="items">Most sold before.</param>
    /// <param name="closed">Days to come on which the shop is known to be closed.</param>
    /// <exception cref="DataFileException">There are too few days before <paramref name="from"/>.</exception>
    public static DemandSplit Of(SalesHistory history, DateOnly from, int days, int items, IReadOnlyCollection<DateOnly> closed)
    {
        DateOnly[] past = [.. history.OpenDays.Where(day => day < from).Order()];
        if (past.Length == 0)
        {
            throw new DataFileException($"no sales before {from:yyyy-MM-dd}");
        }

        HashSet<DayOfWeek> business = [.. Enum.GetValues<DayOfWeek>().Where(weekday => past.Count(day => day.DayOfWeek == weekday)
            >= OpenShare * Enumerable.Range(past[0].DayNumber, from.DayNumber - past[0].DayNumber).Count(number => DateOnly.FromDayNumber(number).DayOfWeek == weekday)
            && past.Any(day => day.DayOfWeek == weekday))];
        DateOnly[] ahead = [.. Enumerable.Range(0, days).Select(from.AddDays).Where(day => business.Contains(day.DayOfWeek) && !closed.Contains(day))];
        if (ahead.Length == 0 || past.Length < DemandForecaster.LeastDays(ahead.Length))
        {
            throw new DataFileException(
                $"{past.Length} days with sales before {from:yyyy-MM-dd}; {ahead.Length} days ahead need {DemandForecaster.LeastDays(ahead.Length)}");
        }

        string[] best = [.. history.Sold
            .Select(item => (Name: item.Key, Pieces: item.Value.Where(day => day.Key < from).Sum(day => day.Value)))
            .Where(item => item.Pieces > 0)
            .OrderByDescending(item => item.Pieces).ThenBy(item => item.Name, StringComparer.Ordinal)
            .Take(items).Select(item => item.Name)];
        return new DemandSplit(best, new DemandPanel([.. past.Select(day => day.DayOfWeek)], [.. best.Select(item => Row(history, item, past))]), ahead);
    }

    /// <summary>What an item sold on some days.</summary>
    public static double[] Row(SalesHistory history, string item, IReadOnlyList<DateOnly> days) =>
        [.. days.Select(day => history.Sold[item].GetValueOrDefault(day))];
}
