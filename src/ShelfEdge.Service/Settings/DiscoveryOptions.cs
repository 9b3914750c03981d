using System.ComponentModel.DataAnnotations;

namespace ShelfEdge.Service.Settings;

/// <summary>Home Assistant finds positions, alerts and cameras by itself.</summary>
internal sealed class DiscoveryOptions
{
    public bool Enabled { get; set; }

    /// <summary>First level of the topics that Home Assistant listens to.</summary>
    [Required, RegularExpression("^[A-Za-z0-9._-]{1,64}$")]
    public string Prefix { get; set; } = "homeassistant";

    /// <summary>The rest of the planogram is not announced.</summary>
    [Range(10, 100_000)]
    public int MaxEntities { get; set; } = 5_000;
}
