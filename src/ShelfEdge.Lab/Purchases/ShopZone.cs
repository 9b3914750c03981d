namespace ShelfEdge.Lab.Purchases;

/// <summary>The time zone of a shop by its name in the tz database.</summary>
internal static class ShopZone
{
    /// <exception cref="DataFileException">There is no such zone.</exception>
    public static TimeZoneInfo Of(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone)
        ? zone
        : throw new DataFileException($"time zone '{name}' is not known; Europe/London is one");
}
