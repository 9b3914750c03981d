using ShelfEdge.Core.Stock;

namespace ShelfEdge.Messaging.Payloads;

/// <summary>
/// Data of <see cref="EventTypes.Alert"/>. The alert keeps its id from raised to cleared; each event has its own.
/// </summary>
internal sealed record AlertPayload(
    Guid Alert,
    AlertPhase Phase,
    AlertKind Kind,
    string Position,
    string Sku,
    string Camera,
    int Believed,
    int Capacity,
    DateTime RaisedAt);
