using System.ComponentModel.DataAnnotations;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Service.Settings;

/// <summary>Which frames count, and how many of them make a belief. Meanings: <see cref="EvidenceRules"/>.</summary>
internal sealed class EvidenceOptions : IValidatableObject
{
    [Range(1, 31)]
    public int Window { get; set; } = 5;

    [Range(1, 31)]
    public int MinFrames { get; set; } = 3;

    [Range(1, 200)]
    public int MaxLossAtOnce { get; set; } = 2;

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan SettleAfter { get; set; } = TimeSpan.FromSeconds(1);

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan SuddenLossHold { get; set; } = TimeSpan.FromSeconds(4);

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan OcclusionHold { get; set; } = TimeSpan.FromMinutes(10);

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan LearnAfter { get; set; } = TimeSpan.FromMinutes(1);

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan RelearnAfter { get; set; } = TimeSpan.FromHours(2);

    public EvidenceRules ToRules() => new(
        Window, MinFrames, MaxLossAtOnce, SettleAfter, SuddenLossHold, OcclusionHold, LearnAfter, RelearnAfter);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MinFrames > Window)
        {
            yield return new("MinFrames must not exceed Window.", [nameof(MinFrames)]);
        }

        if (SuddenLossHold > OcclusionHold)
        {
            yield return new("SuddenLossHold must not exceed OcclusionHold.", [nameof(SuddenLossHold)]);
        }

        if (LearnAfter > RelearnAfter)
        {
            yield return new("LearnAfter must not exceed RelearnAfter.", [nameof(LearnAfter)]);
        }
    }
}
