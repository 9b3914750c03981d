using ShelfEdge.Core.Forecast;

namespace ShelfEdge.Lab.Replay;

/// <summary>Times to empty that were forecast, and whether the truth lay in their intervals.</summary>
internal sealed class IntervalTally
{
    /// <summary>Of which it is known whether the truth lay in both intervals.</summary>
    public int Decided { get; private set; }

    /// <summary>Refilled, or the scenario over, before that was known.</summary>
    public int Open { get; private set; }

    public int In50 { get; private set; }

    public int In90 { get; private set; }

    /// <summary>One forecast.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="after">When the position was empty or, if it did not get so far, was last known not to be.</param>
    /// <param name="isEmpty">It was empty then.</param>
    public void Add(TimeToEmpty forecast, TimeSpan after, bool isEmpty)
    {
        if (IsIn(forecast.Lower50, forecast.Upper50, after, isEmpty) is not { } in50
            || IsIn(forecast.Lower90, forecast.Upper90, after, isEmpty) is not { } in90)
        {
            Open++;
            return;
        }

        Decided++;
        In50 += in50 ? 1 : 0;
        In90 += in90 ? 1 : 0;
    }

    public void Add(IntervalTally other)
    {
        Decided += other.Decided;
        Open += other.Open;
        In50 += other.In50;
        In90 += other.In90;
    }

    // Null: not known. A bound that is null lies beyond the horizon, so beyond every scenario.
    private static bool? IsIn(TimeSpan? lower, TimeSpan? upper, TimeSpan after, bool isEmpty) =>
        isEmpty ? lower <= after && (upper is null || after <= upper)
        : upper < after ? false
        : null;
}
