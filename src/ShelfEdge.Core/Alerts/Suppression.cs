using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Alerts;

/// <summary>A time in which no alert is raised for a position, or for the whole store. Immutable.</summary>
/// <param name="Id">Chosen by the caller, or by the box.</param>
/// <param name="Position">The position; <see langword="null"/> for the whole store, cameras included.</param>
/// <param name="From">Begin, inclusive.</param>
/// <param name="Until">End, exclusive.</param>
/// <param name="Reason">Why, such as "refilling now", at most <see cref="MaxReasonLength"/> characters.</param>
/// <param name="Made">Who asked for it, and when.</param>
public sealed record Suppression(
    Guid Id, PositionId? Position, DateTimeOffset From, DateTimeOffset Until, string Reason, StaffMark Made)
{
    /// <summary>Most characters of <see cref="Reason"/>.</summary>
    public const int MaxReasonLength = 200;

    /// <summary>Who ended it before its time; <see langword="null"/> when nobody did.</summary>
    public StaffMark? Lifted { get; init; }

    /// <summary>
    /// True within the time. One that was asked for at once also holds for frames that were captured just before, and are looked
    /// at only after it was confirmed.
    /// </summary>
    public bool IsActive(DateTimeOffset at) => at < Until && (at >= From || From <= Made.At);
}
