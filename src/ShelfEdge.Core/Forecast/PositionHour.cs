using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Forecast;

/// <summary>An hour of a position.</summary>
public readonly record struct PositionHour(PositionId Position, HourNumber Hour, HourTally Tally);
