namespace ShelfEdge.Messaging.Payloads;

/// <summary>Data of <see cref="EventTypes.Restocked"/>. The time of the event is when the facings had stopped rising.</summary>
internal sealed record RestockedPayload(
    string Position,
    string Sku,
    string Camera,
    int From,
    int To,
    int Capacity,
    DateTime StartedAt);
