using ShelfEdge.Core.Forecast;

namespace ShelfEdge.Core.Insight;

/// <summary>What one position did not sell because nothing stood there, estimated from what it sold at the same hour when something did.</summary>
public static class LostSales
{
    /// <summary>Hours of a day.</summary>
    public const int Hours = 24;

    // An hour of the day that was seen for less says little: it leans on the whole day by so many hours.
    private const double PriorHours = 4;

    /// <summary>
    /// Facings not sold in each hour of the day: the time out of shelf times the rate of that hour on the shelf. All zero for a position
    /// that never had anything on the shelf, since nobody knows what it would have sold.
    /// </summary>
    /// <param name="byHour">Sums over all days, <see cref="Hours"/> of them.</param>
    /// <exception cref="ArgumentException">There are not as many hours.</exception>
    public static double[] Estimate(IReadOnlyList<HourTally> byHour)
    {
        if (byHour.Count != Hours)
        {
            throw new ArgumentException($"{byHour.Count} hours of a day; {Hours} are needed", nameof(byHour));
        }

        HourTally all = byHour.Aggregate((left, right) => left + right);
        double rate = all.OnShelfHours > 0 ? Math.Max(0, all.Sold) / all.OnShelfHours : 0;
        return [.. byHour.Select(hour => TimeSpan.FromMilliseconds(hour.EmptyMilliseconds).TotalHours
            * ((Math.Max(0, hour.Sold) + (PriorHours * rate)) / (hour.OnShelfHours + PriorHours)))];
    }
}
