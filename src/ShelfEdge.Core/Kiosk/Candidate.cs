namespace ShelfEdge.Core.Kiosk;

/// <summary>How well an item fits, above 0 and up to 1, and why.</summary>
internal readonly record struct Candidate(float Fit, ReasonCode Reason, string? Other);
