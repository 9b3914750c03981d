using System.Collections.Immutable;

namespace ShelfEdge.Core.Alerts;

/// <summary>All that an <see cref="AlertBook"/> must find again after a restart.</summary>
/// <param name="NextEntry">Number of the next line of the history, at least 1.</param>
/// <param name="Open">Open alerts.</param>
/// <param name="Suppressions">Active and planned ones.</param>
/// <param name="CoolDowns">Subjects whose last alert was cleared no longer ago than the longest cool-down.</param>
/// <param name="Unrecorded">Lines that may not have reached the history yet.</param>
public sealed record AlertState(
    long NextEntry,
    ImmutableArray<Alert> Open,
    ImmutableArray<Suppression> Suppressions,
    ImmutableArray<AlertCoolDown> CoolDowns,
    ImmutableArray<AlertEntry> Unrecorded)
{
    /// <summary>Of a book that never raised anything.</summary>
    public static AlertState Empty { get; } = new(1, [], [], [], []);
}
