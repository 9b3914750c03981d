using System.Collections.Immutable;

namespace ShelfEdge.Core.Alerts;

/// <summary>Open alerts and suppressions at one moment. Immutable; a reader takes the reference once and needs no lock.</summary>
/// <param name="At">The moment.</param>
/// <param name="Open">Raised and not cleared, the most urgent first, see <see cref="AlertRanking"/>.</param>
/// <param name="Suppressions">Active and planned ones, in the order in which they end.</param>
/// <param name="IsStoreClosed">True outside opening hours, when nothing is raised.</param>
/// <param name="HeldBack">Conditions that hold and are not raised because they are suppressed.</param>
public sealed record AlertSnapshot(
    DateTimeOffset At,
    ImmutableArray<Alert> Open,
    ImmutableArray<Suppression> Suppressions,
    bool IsStoreClosed,
    int HeldBack)
{
    /// <summary>Before the first step.</summary>
    public static AlertSnapshot None { get; } = new(default, [], [], false, 0);
}
