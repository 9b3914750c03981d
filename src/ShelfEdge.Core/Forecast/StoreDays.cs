using System.Collections.Immutable;

namespace ShelfEdge.Core.Forecast;

/// <summary>Days by the clock of the store, made of whole hours: an hour belongs to the day in which it begins.</summary>
/// <param name="zone">Of the store.</param>
public sealed class StoreDays(TimeZoneInfo zone)
{
    /// <summary>The days from one hour to another, both included; the first and the last may be cut.</summary>
    /// <param name="first">Not after <paramref name="last"/>, else there are none. The time grows with the hours between.</param>
    /// <param name="last">The last hour.</param>
    public ImmutableArray<(DateOnly Day, HourNumber First, HourNumber Last)> Between(HourNumber first, HourNumber last)
    {
        var days = ImmutableArray.CreateBuilder<(DateOnly Day, HourNumber First, HourNumber Last)>();
        for (var hour = first; hour.Value <= last.Value; hour = new HourNumber(hour.Value + 1))
        {
            var day = hour.Day(zone);
            if (days.Count > 0 && days[^1].Day == day)
            {
                days[^1] = days[^1] with { Last = hour };
            }
            else
            {
                days.Add((day, hour, hour));
            }
        }

        return days.ToImmutable();
    }
}
