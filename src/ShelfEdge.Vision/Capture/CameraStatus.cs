using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Vision.Capture;

/// <summary>State of one camera at one moment, safe to log and publish: it never holds credentials.</summary>
/// <param name="Camera">The camera.</param>
/// <param name="State">Whether it delivers.</param>
/// <param name="Reason">Why it does not, in a person's words; <see langword="null"/> while online.</param>
/// <param name="Since">When <paramref name="State"/> was entered.</param>
/// <param name="Attempts">Opens tried since it was last online.</param>
public sealed record CameraStatus(
    CameraId Camera, CameraState State, string? Reason, DateTimeOffset Since, int Attempts);
