using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Alerts;

/// <summary>Where the alert of one subject stands between two steps of <see cref="AlertPolicy"/>.</summary>
/// <param name="Open">The alert, raised and not cleared.</param>
/// <param name="Wanted">The kind that holds now, whether or not it was raised.</param>
/// <param name="WantedSince">Since when, by the clock of the book.</param>
/// <param name="ClearedAt">When the last alert was cleared, by the wall clock, so that a restart does not end a cool-down.</param>
/// <param name="IsHeldBack">It would have been raised, were it not suppressed.</param>
internal readonly record struct AlertStanding(
    Alert? Open, AlertKind? Wanted = null, TimeSpan WantedSince = default, DateTimeOffset? ClearedAt = null, bool IsHeldBack = false);
