namespace ShelfEdge.Core.Forecast;

/// <summary>All that is learnt of one position. Fixed size; one writer.</summary>
internal sealed class PositionRate(SalesGroup category, SalesGroup store)
{
    // Exponential: a position sells anything from a tenth to three times what its like sell.
    private const double PriorShape = 1;
    private const double ParentSales = 5;

    // Before its own hours outweigh the prior as much, the surprise of an hour is the level's and not that hour's of the week.
    private const double KnownFromPriors = 4;

    private readonly HourProfile _profile = new(ParentSales);
    private double _priorLevel;
    private long _refreshed = -1;

    public SalesLevel Level { get; } = new();

    public SalesGroup Category { get; } = category;

    public ReadOnlySpan<float> Profile => _profile.Shape;

    /// <summary>Takes over what its category knows by now.</summary>
    /// <param name="stamp">Changes when the category has changed.</param>
    /// <param name="usualLevel">Of a store of which nothing is known.</param>
    public void Refresh(long stamp, double usualLevel)
    {
        if (stamp != _refreshed)
        {
            _profile.Refresh(Category.Profile.Shape);
            _priorLevel = Category.LevelWithout(Level, store.LevelWithout(Level, usualLevel));
            _refreshed = stamp;
        }
    }

    /// <summary>Shape and rate of the Gamma that the level is known by, the open hour included.</summary>
    public (double Shape, double Rate) Posterior(HourTally open, int cell)
    {
        var shape = PriorShape + Math.Max(0, Level.Sales + open.Sales);
        return (shape, (PriorShape / _priorLevel) + Level.Hours + (open.OnShelfHours * Profile[cell]));
    }

    /// <summary>Takes an hour that is over, after a refresh.</summary>
    public void Learn(int cell, HourTally tally, double halfLife, double profileFade, SalesGroup parent)
    {
        var hours = tally.OnShelfHours;
        var (shape, rate) = Posterior(default, cell);
        var level = shape / rate;
        var weight = Profile[cell];
        Level.Add(tally, hours * weight, level * hours * weight, halfLife);
        _profile.Fade(cell, profileFade);
        if (Level.Hours < Math.Min(KnownFromPriors * PriorShape / _priorLevel, halfLife))
        {
            return;
        }

        _profile.Add(cell, tally.Sales, level * hours);
        Category.Profile.Add(cell, tally.Sales, level * hours);
        parent.Profile.Add(cell, tally.Sales, level * hours);
    }

    /// <summary>The day is over.</summary>
    public void EndDay(DayScatter scatter)
    {
        if (Level.DayExpected > 0)
        {
            scatter.Add(Level.DaySales, Level.DayExpected, 1 / Posterior(default, 0).Shape);
            Level.EndDay();
        }
    }
}
