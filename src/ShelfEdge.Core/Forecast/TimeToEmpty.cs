using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Forecast;

/// <summary>
/// How long the facings believed now are expected to last if nobody refills, by what the position sold before. Times count
/// from <see cref="ForecastSnapshot.At"/>; <see langword="null"/> is later than the <see cref="ForecastSnapshot.Horizon"/>.
/// An empty position has zero everywhere.
/// </summary>
/// <param name="Position">The position.</param>
/// <param name="RatePerHour">Facings expected to be sold in the hour that begins now, 0 or more.</param>
/// <param name="Median">As likely empty before as after.</param>
/// <param name="Lower50">Empty before with a probability of 25 %; at most <paramref name="Median"/>.</param>
/// <param name="Upper50">Empty before with a probability of 75 %; at least <paramref name="Median"/>.</param>
/// <param name="Lower90">Empty before with a probability of 5 %; at most <paramref name="Lower50"/>.</param>
/// <param name="Upper90">Empty before with a probability of 95 %; at least <paramref name="Upper50"/>.</param>
public sealed record TimeToEmpty(
    PositionId Position,
    double RatePerHour,
    TimeSpan? Median,
    TimeSpan? Lower50,
    TimeSpan? Upper50,
    TimeSpan? Lower90,
    TimeSpan? Upper90);
