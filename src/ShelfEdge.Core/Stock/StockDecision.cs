using System.Collections.Immutable;

namespace ShelfEdge.Core.Stock;

/// <summary>What one observation or tick decided. Every entry must reach the outbox before the next observation.</summary>
/// <param name="Changes">Positions whose believed facings, state or reason changed, in planogram order.</param>
/// <param name="Alerts">Alerts raised, updated or cleared, in the order decided.</param>
public sealed record StockDecision(ImmutableArray<PositionStock> Changes, ImmutableArray<RestockAlert> Alerts)
{
    /// <summary>Positions that were refilled, in planogram order.</summary>
    public ImmutableArray<Restock> Restocks { get; init; } = [];

    /// <summary>Nothing changed.</summary>
    public static StockDecision None { get; } = new([], []);

    /// <summary>True when there is nothing to publish.</summary>
    public bool IsNone => Changes.IsEmpty && Alerts.IsEmpty && Restocks.IsEmpty;
}
