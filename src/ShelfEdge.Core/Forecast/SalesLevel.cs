namespace ShelfEdge.Core.Forecast;

/// <summary>
/// How much one position sells, in the manner of Teunter, Syntetos and Babai (2011): the rate of sales is updated by every hour,
/// also one without a sale, so that a position that stops selling is forgotten; facings a sale by sales alone. The rate is a
/// Gamma-Poisson level in sales per weighted hour.
/// </summary>
internal sealed class SalesLevel
{
    private const double SizeMemory = 0.97;
    private const double UsualSizeWeight = 2;

    private double _sizeSales;
    private double _sizeFacings;

    /// <summary>Faded sales.</summary>
    public double Sales { get; private set; }

    /// <summary>Faded weighted hours on the shelf.</summary>
    public double Hours { get; private set; }

    /// <summary>Sales of the day so far, and what was expected of it.</summary>
    public double DaySales { get; private set; }

    /// <summary>See <see cref="DaySales"/>.</summary>
    public double DayExpected { get; private set; }

    /// <summary>Takes an hour.</summary>
    /// <param name="tally">The hour.</param>
    /// <param name="weightedHours">Hours on shelf times the profile.</param>
    /// <param name="expected">Sales that were expected of it.</param>
    /// <param name="halfLife">In weighted hours.</param>
    public void Add(HourTally tally, double weightedHours, double expected, double halfLife)
    {
        var fade = Math.Exp(-Math.Log(2) * weightedHours / halfLife);
        Sales = Math.Max(0, (Sales * fade) + tally.Sales);
        Hours = (Hours * fade) + weightedHours;
        DaySales += tally.Sales;
        DayExpected += expected;
        if (tally.Sales > 0)
        {
            var memory = Math.Pow(SizeMemory, tally.Sales);
            _sizeSales = (_sizeSales * memory) + tally.Sales;
            _sizeFacings = (_sizeFacings * memory) + tally.Sold;
        }
    }

    /// <summary>The day is over.</summary>
    public void EndDay() => (DaySales, DayExpected) = (0, 0);

    /// <summary>Facings a sale, at least 1.</summary>
    public double MeanSize(HourTally open) => Math.Max(
        1, (_sizeFacings + open.Sold + UsualSizeWeight) / Math.Max(1, _sizeSales + open.Sales + UsualSizeWeight));
}
