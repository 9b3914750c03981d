namespace ShelfEdge.Core.Alerts;

/// <summary>How soon somebody should act on an alert, in rising order.</summary>
public enum AlertSeverity
{
    /// <summary>Worth knowing on the next round.</summary>
    Info,

    /// <summary>Worth a walk.</summary>
    Warning,

    /// <summary>Sales are lost now, or about to be.</summary>
    Critical,
}
