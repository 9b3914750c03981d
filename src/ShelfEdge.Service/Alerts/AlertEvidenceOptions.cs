using System.ComponentModel.DataAnnotations;

namespace ShelfEdge.Service.Alerts;

/// <summary>Pictures of the zone of a position before and after it came to an alert. Off unless switched on.</summary>
internal sealed class AlertEvidenceOptions
{
    /// <summary>Whether pictures are taken at all.</summary>
    public bool Enabled { get; set; }

    /// <summary>How often a stocked position is looked at again for the picture before.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Pictures beyond this many are deleted, the oldest first.</summary>
    [Range(2, 100_000)]
    public int MaxPictures { get; set; } = 1000;

    /// <summary>A picture that is larger, in kilobytes, is encoded coarser, and not taken at all when that is not enough.</summary>
    [Range(10, 10_000)]
    public int MaxKilobytes { get; set; } = 200;
}
