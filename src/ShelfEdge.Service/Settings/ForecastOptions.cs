using System.ComponentModel.DataAnnotations;
using ShelfEdge.Core.Forecast;

namespace ShelfEdge.Service.Settings;

/// <summary>How far times to empty look ahead, and which hours they are learnt from.</summary>
internal sealed class ForecastOptions
{
    [Range(typeof(TimeSpan), "01:00:00", "28.00:00:00")]
    public TimeSpan Horizon { get; set; } = ForecastRules.Usual.Horizon;

    [Range(typeof(TimeSpan), "1.00:00:00", "366.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Hours of single positions.</summary>
    [Range(10_000, 5_000_000)]
    public int MaxHours { get; set; } = 500_000;

    public ForecastRules ToRules() => new(
        Horizon,
        ForecastRules.Usual.LevelHalfLife,
        ForecastRules.Usual.ProfileHalfLifeWeeks,
        ForecastRules.Usual.UsualRatePerHour,
        ForecastRules.Usual.PutBackWithin);
}
