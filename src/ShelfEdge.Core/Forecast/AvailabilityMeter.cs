namespace ShelfEdge.Core.Forecast;

/// <summary>
/// Sums hours of one thing (a position, a shelf, a store) to on-shelf availability: the share of known time that something
/// stood there. Unknown time is told apart and never counts as available. The order of adding does not matter. Not thread safe.
/// </summary>
public sealed class AvailabilityMeter
{
    /// <summary>The sum so far.</summary>
    public HourTally Total { get; private set; }

    /// <summary>On shelf over known time, 0 to 1; <see langword="null"/> when nothing is known.</summary>
    public double? OnShelfAvailability =>
        Total.OnShelfMilliseconds + Total.EmptyMilliseconds is > 0 and var known ? (double)Total.OnShelfMilliseconds / known : null;

    /// <summary>Time known to be out of shelf.</summary>
    public TimeSpan OutOfShelf => TimeSpan.FromMilliseconds(Total.EmptyMilliseconds);

    /// <summary>Time that was watched without knowing.</summary>
    public TimeSpan Unknown => TimeSpan.FromMilliseconds(Total.UnknownMilliseconds);

    /// <summary>Time of which it is known whether something stood there.</summary>
    public TimeSpan Known => TimeSpan.FromMilliseconds(Total.OnShelfMilliseconds + Total.EmptyMilliseconds);

    /// <summary>Adds an hour or a sum of hours.</summary>
    public void Add(HourTally tally) => Total += tally;
}
