using System.ComponentModel.DataAnnotations;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>Where the outbox is and how much may wait in it.</summary>
public sealed class OutboxOptions
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "Outbox";

    /// <summary>The database file. Its directory is made when missing; only one process may have the file open.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Path { get; set; } = "outbox.db";

    /// <summary>Events that may wait. Default 200,000.</summary>
    [Range(100, 10_000_000)]
    public int MaxEvents { get; set; } = 200_000;

    /// <summary>Bytes of events that may wait. Default 256 MiB.</summary>
    [Range(1024 * 1024, 64L * 1024 * 1024 * 1024)]
    public long MaxBytes { get; set; } = 256L * 1024 * 1024;

    /// <summary>
    /// Longest wait of a stock event, counted while the box runs and never by the wall clock. Default 14 days.
    /// </summary>
    [Range(typeof(TimeSpan), "00:10:00", "366.00:00:00")]
    public TimeSpan MaxStockAge { get; set; } = TimeSpan.FromDays(14);

    /// <summary>Longest wait of telemetry, counted likewise. Default 1 day.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "366.00:00:00")]
    public TimeSpan MaxTelemetryAge { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Messages that the broker refused for good and that are kept to be looked at. Default 1,000.</summary>
    [Range(10, 100_000)]
    public int MaxDeadLetters { get; set; } = 1000;

    /// <summary>Retained topics that may be kept. Default 20,000.</summary>
    [Range(10, 1_000_000)]
    public int MaxStates { get; set; } = 20_000;
}
