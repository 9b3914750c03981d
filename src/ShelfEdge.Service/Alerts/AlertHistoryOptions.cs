using System.ComponentModel.DataAnnotations;

namespace ShelfEdge.Service.Alerts;

/// <summary>What is kept of alerts that are over.</summary>
internal sealed class AlertHistoryOptions
{
    /// <summary>Lines that are older are deleted.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3660.00:00:00")]
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Lines beyond this many are deleted, the oldest first. An alert has one line for each step of its life.</summary>
    [Range(100, 10_000_000)]
    public int MaxEntries { get; set; } = 100_000;
}
