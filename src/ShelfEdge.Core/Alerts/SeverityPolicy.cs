using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Alerts;

/// <summary>How severe an alert is, from its kind, the critical threshold and the priority.</summary>
internal static class SeverityPolicy
{
    private const int LeastPriority = 1;
    private const int HighPriority = 4;

    /// <summary>
    /// Empty, and low at or under the critical threshold, are critical; low and a camera a warning; the others an information.
    /// Priority 4 and 5 raise that by one step, priority 1 lowers it by one.
    /// </summary>
    /// <param name="kind">What is wrong.</param>
    /// <param name="position">Where; <see langword="null"/> for a camera.</param>
    /// <param name="priority">1 to 5.</param>
    /// <param name="believed">Believed facings, if any are.</param>
    public static AlertSeverity Judge(AlertKind kind, Position? position, int priority, int? believed)
    {
        var usual = kind switch
        {
            AlertKind.Empty => AlertSeverity.Critical,
            AlertKind.Low => IsCritical(position, believed) ? AlertSeverity.Critical : AlertSeverity.Warning,
            AlertKind.Camera => AlertSeverity.Warning,
            _ => AlertSeverity.Info,
        };
        var step = priority >= HighPriority ? 1 : priority <= LeastPriority ? -1 : 0;
        return (AlertSeverity)Math.Clamp((int)usual + step, (int)AlertSeverity.Info, (int)AlertSeverity.Critical);
    }

    private static bool IsCritical(Position? position, int? believed) =>
        position is { CriticalThreshold: > 0 } && believed <= position.CriticalThreshold;
}
