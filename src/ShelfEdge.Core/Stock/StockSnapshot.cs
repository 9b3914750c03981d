using System.Collections.Immutable;

namespace ShelfEdge.Core.Stock;

/// <summary>
/// Believed stock of every position and the open alerts, at one moment. Immutable: the stock stage makes a new one and
/// swaps the reference, readers take the reference once and need no lock.
/// </summary>
/// <param name="At">Time of the last change or tick.</param>
/// <param name="Positions">In planogram order.</param>
/// <param name="OpenAlerts">Raised and not cleared, oldest first.</param>
public sealed record StockSnapshot(
    DateTimeOffset At,
    ImmutableArray<PositionStock> Positions,
    ImmutableArray<RestockAlert> OpenAlerts);
