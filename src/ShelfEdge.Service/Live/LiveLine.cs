using System.Globalization;

namespace ShelfEdge.Service.Live;

/// <summary>One thing that happened, for the live view.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Text">The rest, for people; one line without control characters.</param>
/// <param name="Payload">What was sent, for scripts; <see langword="null"/> when nothing was.</param>
internal sealed record LiveLine(DateTimeOffset At, LiveLineKind Kind, string Text, string? Payload = null)
{
    /// <summary>The kind as people and scripts see it.</summary>
    public string KindWord => Kind.ToString().ToLowerInvariant();

    /// <summary>The line as a script sees it: time, kind, text, payload.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{At.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ} {KindWord} {Text} {Payload}").TrimEnd();
}
