namespace ShelfEdge.Core.Demand;

/// <summary>Mean demand of the days to come, by methods that know no weekday. Of an empty series it is zero.</summary>
public static class DemandLevel
{
    private const int StartDays = 10;

    /// <summary>The mean of the last days, or of all where there are fewer.</summary>
    public static double MovingAverage(ReadOnlySpan<double> demand, int days) => Mean(demand[Math.Max(0, demand.Length - days)..]);

    /// <summary>Simple exponential smoothing, which starts with the mean of the first ten days.</summary>
    /// <param name="demand">Oldest first.</param>
    /// <param name="weight">Of the newest day, 0 to 1.</param>
    public static double Smoothed(ReadOnlySpan<double> demand, double weight)
    {
        double level = Mean(demand[..Math.Min(StartDays, demand.Length)]);
        foreach (double pieces in demand)
        {
            level += weight * (pieces - level);
        }

        return level;
    }

    /// <summary>
    /// Croston's size over interval (1972) with the correction of Syntetos and Boylan (2005): for SKUs that sell now and then.
    /// </summary>
    public static double SyntetosBoylan(ReadOnlySpan<double> demand, double weight)
    {
        double size = 0;
        double interval = 0;
        int last = -1;
        for (int day = 0; day < demand.Length; day++)
        {
            if (demand[day] <= 0)
            {
                continue;
            }

            if (size == 0)
            {
                size = demand[day];
                interval = day + 1;
            }
            else
            {
                size += weight * (demand[day] - size);
                interval += weight * (day - last - interval);
            }

            last = day;
        }

        return size == 0 ? 0 : (1 - (weight / 2)) * size / interval;
    }

    /// <summary>
    /// Size times probability of a sale, the probability sinking also on days without one (Teunter, Syntetos, Babai 2011): a SKU
    /// that is no longer sold fades.
    /// </summary>
    public static double TeunterSyntetosBabai(ReadOnlySpan<double> demand, double sizeWeight, double chanceWeight)
    {
        int sales = 0;
        double sum = 0;
        foreach (double pieces in demand)
        {
            sales += pieces > 0 ? 1 : 0;
            sum += pieces;
        }

        if (sales == 0)
        {
            return 0;
        }

        double size = sum / sales;
        double chance = (double)sales / demand.Length;
        foreach (double pieces in demand)
        {
            chance += chanceWeight * ((pieces > 0 ? 1 : 0) - chance);
            size += pieces > 0 ? sizeWeight * (pieces - size) : 0;
        }

        return size * chance;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return values.Length == 0 ? 0 : sum / values.Length;
    }
}
