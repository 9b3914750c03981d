namespace ShelfEdge.Core.Alerts;

/// <summary>A span in which the store is open, by its own clock.</summary>
/// <param name="Day">The day on which it begins.</param>
/// <param name="Opens">Inclusive.</param>
/// <param name="Closes">Exclusive; at or before <paramref name="Opens"/> it is on the next day, so 00:00 is midnight.</param>
public readonly record struct OpeningSpan(DayOfWeek Day, TimeOnly Opens, TimeOnly Closes)
{
    internal bool Holds(DayOfWeek day, TimeOnly time)
    {
        if (Closes > Opens)
        {
            return day == Day && time >= Opens && time < Closes;
        }

        return (day == Day && time >= Opens) || (day == (DayOfWeek)(((int)Day + 1) % 7) && time < Closes);
    }
}
