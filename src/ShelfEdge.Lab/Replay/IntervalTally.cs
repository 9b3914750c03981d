using ShelfEdge.Core.Forecast;

namespace ShelfEdge.Lab.Replay;

/// <summary>
/// Times to empty that were forecast, and whether the truth lay in their intervals. What was refilled, or the end of the scenario, often
/// comes first: then a forecast can prove wrong but not right, so those that stay open must be told beside those that held.
/// </summary>
internal sealed class IntervalTally
{
    /// <summary>All of them.</summary>
    public int Forecasts { get; private set; }

    /// <summary>Of which the truth lay in the 50 % interval.</summary>
    public int In50 { get; private set; }

    /// <summary>Of which nobody can tell whether it did.</summary>
    public int Open50 { get; private set; }

    /// <summary>Of which the truth lay in the 90 % interval.</summary>
    public int In90 { get; private set; }

    /// <summary>Of which nobody can tell whether it did.</summary>
    public int Open90 { get; private set; }

    /// <summary>One forecast.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="after">When the position was empty or, if it did not get so far, was last known not to be.</param>
    /// <param name="isEmpty">It was empty then.</param>
    public void Add(TimeToEmpty forecast, TimeSpan after, bool isEmpty)
    {
        bool? in50 = IsIn(forecast.Lower50, forecast.Upper50, after, isEmpty);
        bool? in90 = IsIn(forecast.Lower90, forecast.Upper90, after, isEmpty);
        Forecasts++;
        In50 += in50 is true ? 1 : 0;
        Open50 += in50 is null ? 1 : 0;
        In90 += in90 is true ? 1 : 0;
        Open90 += in90 is null ? 1 : 0;
    }

    public void Add(IntervalTally other)
    {
        Forecasts += other.Forecasts;
        In50 += other.In50;
        Open50 += other.Open50;
        In90 += other.In90;
        Open90 += other.Open90;
    }

    // Null: not known. A bound that is null lies beyond the horizon, so beyond every scenario.
    private static bool? IsIn(TimeSpan? lower, TimeSpan? upper, TimeSpan after, bool isEmpty) =>
        isEmpty ? lower <= after && (upper is null || after <= upper)
        : upper < after ? false
        : null;
}
