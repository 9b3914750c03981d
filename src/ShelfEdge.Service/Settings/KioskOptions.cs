using System.ComponentModel.DataAnnotations;

namespace ShelfEdge.Service.Settings;

/// <summary>Who may ask for recommendations, and what is kept of what shoppers did.</summary>
internal sealed class KioskOptions
{
    /// <summary>File with the secret by which cards become ids. Without it cards are refused and only sessions are known.</summary>
    public string? CardKeyFile { get; set; }

    [Range(1, 10_000)]
    public int RequestsPerSecond { get; set; } = 100;

    [Range(1, 10_000)]
    public int Burst { get; set; } = 200;

    [Range(1_000, 5_000_000)]
    public int MaxEvents { get; set; } = 200_000;

    [Range(10, 1_000_000)]
    public int MaxShoppers { get; set; } = 50_000;

    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(90);
}
