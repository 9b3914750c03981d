using System.ComponentModel.DataAnnotations;
using ShelfEdge.Core.Sight;

namespace ShelfEdge.Service.Settings;

/// <summary>When a camera can no longer be trusted, and when a frame is worth an inference. Meanings: <see cref="SightRules"/>.</summary>
internal sealed class CameraSightOptions
{
    [Range(0.0, 0.04)]
    public double MaxShift { get; set; } = 0.04;

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan SettleAfter { get; set; } = TimeSpan.FromSeconds(10);

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan FrozenAfter { get; set; } = TimeSpan.FromSeconds(30);

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan BlurredAfter { get; set; } = TimeSpan.FromSeconds(30);

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan HiddenAfter { get; set; } = TimeSpan.FromMinutes(1);

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan LearnAfter { get; set; } = TimeSpan.FromMinutes(1);

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan RelearnAfter { get; set; } = TimeSpan.FromMinutes(15);

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan InferEvery { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Shortest time between two searches for gaps in one camera; zero to search never.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan GapsEvery { get; set; } = TimeSpan.FromSeconds(10);

    /// <param name="isStill">The source is one picture, which of course does not change.</param>
    public SightRules ToRules(bool isStill = false) => new(
        MaxShift, SettleAfter, isStill ? TimeSpan.Zero : FrozenAfter, BlurredAfter, HiddenAfter, LearnAfter, RelearnAfter, InferEvery);
}
