using System.Collections.Frozen;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Forecast;

/// <summary>
/// Times to empty of all positions at one moment. Immutable: the forecast stage makes a new one and swaps the reference, readers
/// take the reference once and need no lock. A position of which nothing is believed (unknown stock) has no entry.
/// </summary>
/// <param name="At">When it was made.</param>
/// <param name="Horizon">How far it looks ahead.</param>
/// <param name="Positions">By position.</param>
public sealed record ForecastSnapshot(
    DateTimeOffset At, TimeSpan Horizon, FrozenDictionary<PositionId, TimeToEmpty> Positions)
{
    /// <summary>Before anything was forecast.</summary>
    public static ForecastSnapshot None { get; } =
        new(default, TimeSpan.Zero, FrozenDictionary<PositionId, TimeToEmpty>.Empty);

    /// <returns><see langword="null"/> when nothing is forecast of the position.</returns>
    public TimeToEmpty? Find(PositionId position) => Positions.GetValueOrDefault(position);
}
