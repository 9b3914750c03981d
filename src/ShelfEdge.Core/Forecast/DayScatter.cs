namespace ShelfEdge.Core.Forecast;

/// <summary>
/// How much more the sales of whole days scatter than a Poisson process of a known level would: the variance of a factor with
/// mean 1 that each day draws, by moments. One for all positions of a store, as a day's weather or holiday is.
/// </summary>
internal sealed class DayScatter
{
    private const double Memory = 0.999;

    // Weighs like a hundred days of a position that sells ten times a day.
    private const double UsualVariance = 0.02;
    private const double UsualWeight = 1000;

    private double _excess;
    private double _squares;

    /// <summary>Variance of the factor, 0 or more.</summary>
    public double Variance =>
        Math.Max(0, (_excess + (UsualWeight * UsualVariance)) / (_squares + UsualWeight));

    /// <summary>Takes a day that is over.</summary>
    /// <param name="sales">Sales of the day.</param>
    /// <param name="expected">What was expected of it, hour by hour, before each hour.</param>
    /// <param name="levelVariance">Relative variance of the level that was expected, which is no scatter of the day.</param>
    public void Add(double sales, double expected, double levelVariance)
    {
        var error = sales - expected;
        _excess = (_excess * Memory) + (error * error) - expected - (expected * expected * levelVariance);
        _squares = (_squares * Memory) + (expected * expected);
    }
}
