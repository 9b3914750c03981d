namespace ShelfEdge.Core.Demand;

/// <summary>How much more than on a mean open day the shop sells on each weekday, over all its SKUs.</summary>
public sealed class WeekdayProfile
{
    private const int Weekdays = 7;

    // Bulk orders say nothing about weekdays.
    private const double CapLevel = 0.98;
    private const double Least = 0.05;

    private readonly double[] _factors;

    private WeekdayProfile(double[] factors) => _factors = factors;

    /// <summary>1 for a mean day and for a weekday that was never open; never below 0.05.</summary>
    public double this[DayOfWeek day] => _factors[(int)day];

    /// <summary>The mean over SKUs of each one's demand in parts of its own mean: a large seller counts as much as a small one.</summary>
    public static WeekdayProfile Of(DemandPanel panel)
    {
        var sums = new double[Weekdays];
        var counts = new int[Weekdays];
        foreach (double[] row in panel.Demand)
        {
            double[] capped = SampleQuantile.Cap(row, CapLevel);
            double mean = capped.Average();
            if (mean <= 0)
            {
                continue;
            }

            for (int day = 0; day < capped.Length; day++)
            {
                sums[(int)panel.Days[day]] += capped[day] / mean;
                counts[(int)panel.Days[day]]++;
            }
        }

        return new WeekdayProfile([.. sums.Zip(counts, (sum, count) => count == 0 ? 1 : Math.Max(Least, sum / count))]);
    }
}
