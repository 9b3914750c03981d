using System.Collections.Immutable;

namespace ShelfEdge.Messaging.Payloads;

/// <summary>Data of <see cref="EventTypes.CameraStatus"/>.</summary>
internal sealed record CameraStatusPayload(string Camera, string State, string? Reason, DateTime Since)
{
    /// <summary>Every value of <see cref="State"/>.</summary>
    public static ImmutableArray<string> States { get; } =
    [
        "connecting", "online", "stalled", "lost", "frozen", "dark", "overexposed", "blurred", "covered", "moved",
    ];
}
