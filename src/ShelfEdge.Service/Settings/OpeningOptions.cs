using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ShelfEdge.Core.Alerts;

namespace ShelfEdge.Service.Settings;

/// <summary>A span in which the store is open, by its own clock.</summary>
internal sealed class OpeningOptions
{
    public const string TimePattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

    public const string TimeAllowed = "must be a time of day as hh:mm, from 00:00 to 23:59";

    /// <summary>The day on which it begins.</summary>
    [Required]
    public DayOfWeek? Day { get; set; }

    [Required, RegularExpression(TimePattern, ErrorMessage = TimeAllowed)]
    public string? Opens { get; set; }

    /// <summary>At or before <see cref="Opens"/> it is on the next day.</summary>
    [Required, RegularExpression(TimePattern, ErrorMessage = TimeAllowed)]
    public string? Closes { get; set; }

    public OpeningSpan ToSpan() => new(Day!.Value, Parse(Opens!), Parse(Closes!));

    private static TimeOnly Parse(string time) => TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture);
}
