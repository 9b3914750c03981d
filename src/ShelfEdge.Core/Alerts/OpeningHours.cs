using System.Collections.Immutable;

namespace ShelfEdge.Core.Alerts;

/// <summary>When a store is open. Days that no span begins on are closed. Immutable.</summary>
/// <param name="zone">Time zone of the store; its changes to and from summer time count.</param>
/// <param name="spans">At least one.</param>
public sealed class OpeningHours(TimeZoneInfo zone, ImmutableArray<OpeningSpan> spans)
{
    /// <summary>True at opening time, false at closing time.</summary>
    public bool IsOpen(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var time = TimeOnly.FromTimeSpan(local.TimeOfDay);
        foreach (var span in spans)
        {
            if (span.Holds(local.DayOfWeek, time))
            {
                return true;
            }
        }

        return false;
    }
}
