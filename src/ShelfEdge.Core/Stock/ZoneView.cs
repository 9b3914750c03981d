namespace ShelfEdge.Core.Stock;

/// <summary>What one frame shows of a zone, apart from detections.</summary>
/// <param name="IsStill">Nothing moved in and around it for long enough.</param>
/// <param name="Surroundings">What is around it.</param>
internal readonly record struct ZoneView(bool IsStill, Surroundings Surroundings);
