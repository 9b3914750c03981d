namespace ShelfEdge.Core.Forecast;

/// <summary>Hours counted from 1970-01-01 UTC, so that no hour is lost or doubled when clocks change.</summary>
public readonly record struct HourNumber(long Value)
{
    /// <summary>Cells of an hour-of-week profile.</summary>
    public const int PerWeek = 7 * 24;

    private static readonly long TicksPerHour = TimeSpan.TicksPerHour;

    /// <summary>When it begins.</summary>
    public DateTimeOffset Start => new(DateTimeOffset.UnixEpoch.Ticks + (Value * TicksPerHour), TimeSpan.Zero);

    /// <summary>When the next begins.</summary>
    public DateTimeOffset End => Start.AddHours(1);

    /// <summary>The hour that a moment is in.</summary>
    public static HourNumber Of(DateTimeOffset at) =>
        new((long)Math.Floor((at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / (double)TicksPerHour));

    /// <summary>Where it is in the week of a store: 0 is Sunday from midnight to one by the clock on the wall.</summary>
    public int OfWeek(TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(Start, zone);
        return ((int)local.DayOfWeek * 24) + local.Hour;
    }

    /// <summary>The day of the store that it begins in.</summary>
    public DateOnly Day(TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Start, zone).DateTime);
}
