namespace ShelfEdge.Core.Stock;

/// <summary>
/// Where one position stands in the state machine of <see cref="RestockPolicy"/>. Times are those of
/// <see cref="StockClock"/>; each <c>Since</c> is when evidence first said so without a break, or null while it does not.
/// </summary>
/// <param name="State">The state as staff see it.</param>
/// <param name="Open">Kind of the open alert, if there is one.</param>
/// <param name="EmptySince">No facing is believed.</param>
/// <param name="LowSince">At or under the low threshold.</param>
/// <param name="StockedSince">At least one facing.</param>
/// <param name="AmpleSince">Enough facings to be full again.</param>
/// <param name="ClearedAt">When the last alert was cleared.</param>
internal readonly record struct Standing(
    PositionState State,
    AlertKind? Open = null,
    TimeSpan? EmptySince = null,
    TimeSpan? LowSince = null,
    TimeSpan? StockedSince = null,
    TimeSpan? AmpleSince = null,
    TimeSpan? ClearedAt = null);
