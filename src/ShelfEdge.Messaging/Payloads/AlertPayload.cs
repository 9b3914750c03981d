using ShelfEdge.Core.Alerts;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Messaging.Payloads;

/// <summary>
/// Data of <see cref="EventTypes.Alert"/>. The alert keeps its id from raised to cleared; each event has its own.
/// </summary>
internal sealed record AlertPayload(
    Guid Alert,
    AlertPhase Phase,
    AlertKind Kind,
    AlertSeverity Severity,
    string? Position,
    string? Sku,
    string Camera,
    int? Believed,
    int? Capacity,
    DateTime RaisedAt,
    string? SeenSku,
    string? Reason,
    DateTime? EmptyAt,
    int Priority,
    double? ExpectedLoss,
    string? AcknowledgedBy,
    DateTime? AcknowledgedAt);
