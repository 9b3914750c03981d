using System.ComponentModel.DataAnnotations;
using ShelfEdge.Core.Alerts;
using ShelfEdge.Service.Alerts;

namespace ShelfEdge.Service.Settings;

/// <summary>When a condition becomes an alert, and how alerts are held back and kept. Meanings: <see cref="AlertRules"/>.</summary>
internal sealed class AlertOptions : IValidatableObject
{
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan CameraGrace { get; set; } = TimeSpan.FromMinutes(2);

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan MisplacedDwell { get; set; } = TimeSpan.FromMinutes(5);

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan PredictedDwell { get; set; } = TimeSpan.FromMinutes(2);

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan PredictedWithin { get; set; } = TimeSpan.FromMinutes(30);

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan CameraCoolDown { get; set; } = TimeSpan.FromMinutes(10);

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan MisplacedCoolDown { get; set; } = TimeSpan.FromMinutes(30);

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan PredictedCoolDown { get; set; } = TimeSpan.FromMinutes(30);

    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan ResponseTime { get; set; } = TimeSpan.FromHours(1);

    [Range(1, 10_000)]
    public int MaxSuppressions { get; set; } = 200;

    [Range(typeof(TimeSpan), "00:01:00", "366.00:00:00")]
    public TimeSpan LongestSuppression { get; set; } = TimeSpan.FromDays(7);

    /// <summary>IANA name of the time zone of the store.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>When the store is open; without an entry always. Outside nothing is raised.</summary>
    [MaxLength(50)]
    public List<OpeningOptions> OpeningHours { get; set; } = [];

    public AlertHistoryOptions History { get; set; } = new();

    public AlertEvidenceOptions Evidence { get; set; } = new();

    public AlertRules ToRules() => new(
        CameraGrace, MisplacedDwell, PredictedDwell, PredictedWithin, CameraCoolDown, MisplacedCoolDown, PredictedCoolDown,
        ResponseTime, MaxSuppressions, LongestSuppression,
        OpeningHours.Count == 0
            ? null
            : new OpeningHours(TimeZoneInfo.FindSystemTimeZoneById(TimeZone), [.. OpeningHours.Select(hours => hours.ToSpan())]));

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return new($"'{TimeZone}' is not a time zone of this machine; it must be a name such as Europe/Berlin.", [nameof(TimeZone)]);
        }
    }
}
