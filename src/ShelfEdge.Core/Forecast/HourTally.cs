namespace ShelfEdge.Core.Forecast;

/// <summary>
/// What one hour of one position (or any sum of hours and positions) held. Sums do not depend on the order of adding, as every
/// part is a whole number.
/// </summary>
/// <param name="Sales">Times that facings went. Put back within <see cref="ForecastRules.PutBackWithin"/> counts as -1.</param>
/// <param name="Sold">Facings that went, less those put back.</param>
/// <param name="Restocked">Facings that came, without those put back.</param>
/// <param name="OnShelfMilliseconds">Time with at least one believed facing.</param>
/// <param name="EmptyMilliseconds">Time known to be out of shelf.</param>
/// <param name="UnknownMilliseconds">Time that was watched without knowing: neither on shelf nor out of shelf.</param>
public readonly record struct HourTally(
    int Sales, int Sold, int Restocked, long OnShelfMilliseconds, long EmptyMilliseconds, long UnknownMilliseconds)
{
    /// <summary>Hours in which something could be sold: the exposure of a rate.</summary>
    public double OnShelfHours => TimeSpan.FromMilliseconds(OnShelfMilliseconds).TotalHours;

    /// <summary>Adds part by part.</summary>
    public static HourTally operator +(HourTally left, HourTally right) => new(
        left.Sales + right.Sales,
        left.Sold + right.Sold,
        left.Restocked + right.Restocked,
        left.OnShelfMilliseconds + right.OnShelfMilliseconds,
        left.EmptyMilliseconds + right.EmptyMilliseconds,
        left.UnknownMilliseconds + right.UnknownMilliseconds);

    /// <summary>The same as the operator.</summary>
    public static HourTally Add(HourTally left, HourTally right) => left + right;
}
