using System.ComponentModel.DataAnnotations;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Service.Settings;

/// <summary>When a detection counts as a facing of a position. Meanings: <see cref="CountingRules"/>.</summary>
internal sealed class CountingOptions
{
    [Range(0.01, 1.0)]
    public double MinShare { get; set; } = 0.35;

    public CountingRules ToRules() => new(MinShare);
}
