using ShelfEdge.Core.Alerts;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Messaging.Payloads;

/// <summary>Data of <see cref="EventTypes.AlertState"/>: whether an alert is open, for who cannot follow events.</summary>
internal sealed record AlertStatePayload(
    AlertTopic About,
    string? Position,
    string Camera,
    bool IsOpen,
    Guid? Alert,
    AlertKind? Kind,
    AlertSeverity? Severity,
    string? Reason,
    DateTime? RaisedAt,
    bool Acknowledged);
