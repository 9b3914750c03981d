using ShelfEdge.Core.Forecast;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Service.Api;

/// <summary>How long the facings believed at a position are expected to last; times in seconds from <paramref name="At"/>.</summary>
/// <param name="Position">Planogram position.</param>
/// <param name="At">When it was made; absent before the first forecast.</param>
/// <param name="HorizonSeconds">How far it looks ahead.</param>
/// <param name="RatePerHour">Facings expected to be sold in the next hour; absent while the stock is unknown, and then so is the rest.</param>
/// <param name="MedianSeconds">As likely empty before as after; absent when later than the horizon, as each of the following.</param>
/// <param name="Lower50Seconds">Empty before with a probability of 25 %.</param>
/// <param name="Upper50Seconds">Empty before with a probability of 75 %.</param>
/// <param name="Lower90Seconds">Empty before with a probability of 5 %.</param>
/// <param name="Upper90Seconds">Empty before with a probability of 95 %.</param>
internal sealed record ForecastAnswer(
    string Position,
    DateTimeOffset? At,
    double HorizonSeconds,
    double? RatePerHour,
    double? MedianSeconds,
    double? Lower50Seconds,
    double? Upper50Seconds,
    double? Lower90Seconds,
    double? Upper90Seconds)
{
    public static ForecastAnswer From(PositionId position, ForecastSnapshot snapshot)
    {
        var times = snapshot.Find(position);
        return new(
            position.Value, ReferenceEquals(snapshot, ForecastSnapshot.None) ? null : snapshot.At, snapshot.Horizon.TotalSeconds,
            times?.RatePerHour, times?.Median?.TotalSeconds, times?.Lower50?.TotalSeconds, times?.Upper50?.TotalSeconds,
            times?.Lower90?.TotalSeconds, times?.Upper90?.TotalSeconds);
    }
}
