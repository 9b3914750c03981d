namespace ShelfEdge.Service.Settings;

/// <summary>What is logged.</summary>
internal sealed class LoggingOptions
{
    /// <summary>The least level that is logged.</summary>
    public LogLevel Level { get; set; } = LogLevel.Information;
}
