using System.ComponentModel.DataAnnotations;

namespace ShelfEdge.Service.Settings;

/// <summary>Shopper segments.</summary>
internal sealed class SegmentOptions
{
    /// <summary>A segment with fewer shoppers in the training set is told to nobody.</summary>
    [Range(1, 1_000_000)]
    public int MinimumSize { get; set; } = 20;
}
