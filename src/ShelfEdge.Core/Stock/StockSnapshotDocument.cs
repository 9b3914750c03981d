using System.Collections.Immutable;

namespace ShelfEdge.Core.Stock;

/// <summary>The stored shape of a snapshot. Short names: it is written with every event.</summary>
internal sealed record StockSnapshotDocument(
    int Schema,
    DateTimeOffset At,
    ImmutableArray<StockSnapshotDocument.Position?> Positions,
    ImmutableArray<StockSnapshotDocument.Alert?> Alerts)
{
    internal sealed record Position(
        string Id,
        string Sku,
        string Camera,
        ulong Zone,
        int Capacity,
        int Low,
        PositionState State,
        DateTimeOffset Since,
        int? Believed = null,
        DateTimeOffset? Evidence = null,
        string? Reason = null,
        double? Front = null);

    internal sealed record Alert(
        Guid Id,
        AlertKind Kind,
        AlertPhase Phase,
        string Position,
        string Sku,
        string Camera,
        int Believed,
        int Capacity,
        DateTimeOffset Raised,
        DateTimeOffset At);
}
