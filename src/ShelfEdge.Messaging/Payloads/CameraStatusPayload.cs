namespace ShelfEdge.Messaging.Payloads;

/// <summary>Data of <see cref="EventTypes.CameraStatus"/>.</summary>
internal sealed record CameraStatusPayload(string Camera, string State, string? Reason, DateTime Since);
