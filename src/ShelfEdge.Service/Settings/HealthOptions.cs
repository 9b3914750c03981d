using System.ComponentModel.DataAnnotations;
using ShelfEdge.Service.Health;

namespace ShelfEdge.Service.Settings;

/// <summary>When the box counts as not ready, and when a loop counts as hung.</summary>
internal sealed class HealthOptions
{
    /// <summary>A camera without a new result for longer makes the box not ready.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan StaleAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>A loop that did nothing for longer counts as hung, and the systemd watchdog goes hungry.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan LoopTimeout { get; set; } = TimeSpan.FromMinutes(3);

    public HealthRules ToRules() => new(StaleAfter, LoopTimeout);
}
