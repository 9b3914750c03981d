using ShelfEdge.Core.Recognition;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Messaging.Payloads;

/// <summary>Data of <see cref="EventTypes.StockChanged"/> and <see cref="EventTypes.StockState"/>.</summary>
internal sealed record StockPayload(
    string Position,
    string Sku,
    string Camera,
    int? Believed,
    int Capacity,
    int LowThreshold,
    double? FillLevel,
    PositionState State,
    DateTime Since,
    DateTime? LastEvidence,
    string? Reason,
    IdentityVerdict? Identity,
    string? IdentitySku,
    float? IdentityScore,
    int CriticalThreshold,
    bool IsCritical,
    double? CoveredWidth,
    double? RowsDeep,
    int? EstimatedPieces);
