namespace ShelfEdge.Core.Alerts;

/// <summary>Who did something, and when by the clock of the box.</summary>
/// <param name="By">Name of a person or device as the caller gave it, 1 to <see cref="MaxByLength"/> characters.</param>
/// <param name="At">When the box took it.</param>
public sealed record StaffMark(string By, DateTimeOffset At)
{
    /// <summary>Most characters of <see cref="By"/>.</summary>
    public const int MaxByLength = 64;

    /// <summary>True when <paramref name="by"/> can stand in a log line and on a screen as it is.</summary>
    public static bool IsValid(string? by) =>
        by is { Length: > 0 and <= MaxByLength } && !string.IsNullOrWhiteSpace(by) && !by.Any(char.IsControl);
}
