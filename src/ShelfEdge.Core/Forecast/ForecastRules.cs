namespace ShelfEdge.Core.Forecast;

/// <summary>How sales are read from stock, and how fast what was learnt gives way to what is new.</summary>
public sealed record ForecastRules
{
    private static readonly TimeSpan LongestHorizon = TimeSpan.FromDays(28);

    /// <summary>Checks every number.</summary>
    /// <param name="horizon">How far times to empty look ahead, an hour to 28 days.</param>
    /// <param name="levelHalfLife">After as much time on the shelf a sale counts half for the level, an hour to a year.</param>
    /// <param name="profileHalfLifeWeeks">After as many weeks a sale counts half for the hour-of-week profile, 1 to 104.</param>
    /// <param name="usualRatePerHour">Facings an hour that a position is expected to sell while nothing at all is known of the
    /// store, 0.0001 to 100.</param>
    /// <param name="putBackWithin">A rise of no more than went this shortly before is put back, not restocked, 0 to an hour.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public ForecastRules(
        TimeSpan horizon, TimeSpan levelHalfLife, double profileHalfLifeWeeks, double usualRatePerHour, TimeSpan putBackWithin)
    {
        Horizon = Check.Between(horizon, TimeSpan.FromHours(1), LongestHorizon, nameof(horizon));
        LevelHalfLife = Check.Between(levelHalfLife, TimeSpan.FromHours(1), TimeSpan.FromDays(366), nameof(levelHalfLife));
        ProfileHalfLifeWeeks = Check.Between(profileHalfLifeWeeks, 1, 104, nameof(profileHalfLifeWeeks));
        UsualRatePerHour = Check.Between(usualRatePerHour, 0.0001, 100, nameof(usualRatePerHour));
        PutBackWithin = Check.Between(putBackWithin, TimeSpan.Zero, TimeSpan.FromHours(1), nameof(putBackWithin));
    }

    /// <summary>The rules of a box whose settings say nothing.</summary>
    public static ForecastRules Usual { get; } =
        new(TimeSpan.FromDays(7), TimeSpan.FromDays(14), 8, 0.1, TimeSpan.FromMinutes(2));

    /// <summary>How far times to empty look ahead.</summary>
    public TimeSpan Horizon { get; }

    /// <summary>After as much time on the shelf a sale counts half for the level.</summary>
    public TimeSpan LevelHalfLife { get; }

    /// <summary>After as many weeks a sale counts half for the hour-of-week profile.</summary>
    public double ProfileHalfLifeWeeks { get; }

    /// <summary>What is expected while nothing is known.</summary>
    public double UsualRatePerHour { get; }

    /// <summary>A rise of no more than went this shortly before is put back.</summary>
    public TimeSpan PutBackWithin { get; }
}
