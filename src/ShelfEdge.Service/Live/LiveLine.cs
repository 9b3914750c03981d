using System.Globalization;

namespace ShelfEdge.Service.Live;

/// <summary>One thing that happened, for the live view.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Text">The rest, for people; one line without control characters.</param>
internal sealed record LiveLine(DateTimeOffset At, LiveLineKind Kind, string Text)
{
    /// <summary>The line as a script sees it: time, kind in lower case, text.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{At.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ} {Kind.ToString().ToLowerInvariant()} {Text}");
}
