using System.ComponentModel.DataAnnotations;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Service.Settings;

/// <summary>When a position is full, low, empty or unknown, and when staff are told. Meanings: <see cref="RestockRules"/>.</summary>
internal sealed class RestockOptions
{
    [Range(0, 200)]
    public int ClearMargin { get; set; } = 1;

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan LowDwell { get; set; } = TimeSpan.FromSeconds(30);

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan EmptyDwell { get; set; } = TimeSpan.FromSeconds(30);

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan ClearDwell { get; set; } = TimeSpan.FromSeconds(15);

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan CoolDown { get; set; } = TimeSpan.FromMinutes(2);

    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan UnknownAfter { get; set; } = TimeSpan.FromMinutes(5);

    public EvidenceOptions Evidence { get; set; } = new();

    public CountingOptions Counting { get; set; } = new();

    /// <param name="agreement">When it is said what stands at a position; <see langword="null"/> for the defaults.</param>
    public RestockRules ToRules(AgreementRules? agreement = null) => new(
        ClearMargin, LowDwell, EmptyDwell, ClearDwell, CoolDown, UnknownAfter, Evidence.ToRules(), Counting.ToRules(), agreement);
}
