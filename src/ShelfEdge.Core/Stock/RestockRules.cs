using ShelfEdge.Core.Recognition;

namespace ShelfEdge.Core.Stock;

/// <summary>
/// When a position counts as full, low, empty or unknown and when staff are told. Immutable. Every time is measured on
/// the time that passed between calls, see <see cref="StockLedger"/>.
/// </summary>
public sealed class RestockRules
{
    /// <summary>Checks and keeps the rules; a value that is not given has its default.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message names it.</exception>
    public RestockRules(
        int clearMargin = 1,
        TimeSpan? lowDwell = null,
        TimeSpan? emptyDwell = null,
        TimeSpan? clearDwell = null,
        TimeSpan? coolDown = null,
        TimeSpan? unknownAfter = null,
        EvidenceRules? evidence = null,
        CountingRules? counting = null,
        AgreementRules? agreement = null)
    {
        ClearMargin = Check.Between(clearMargin, 0, 200, nameof(clearMargin));
        LowDwell = Check.Duration(lowDwell ?? TimeSpan.FromSeconds(30), nameof(lowDwell));
        EmptyDwell = Check.Duration(emptyDwell ?? TimeSpan.FromSeconds(30), nameof(emptyDwell));
        ClearDwell = Check.Duration(clearDwell ?? TimeSpan.FromSeconds(15), nameof(clearDwell));
        CoolDown = Check.Duration(coolDown ?? TimeSpan.FromMinutes(2), nameof(coolDown));
        UnknownAfter = Check.Duration(unknownAfter ?? TimeSpan.FromMinutes(5), nameof(unknownAfter));
        if (UnknownAfter == TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(unknownAfter), unknownAfter, "More than zero is allowed.");
        }

        Evidence = evidence ?? new EvidenceRules();
        Counting = counting ?? new CountingRules();
        Agreement = agreement ?? new AgreementRules();
    }

    /// <summary>
    /// Facings over the low threshold that must be exceeded to be full again, 0 to 200. At a full shelf a position is
    /// always full, however large the margin; a position with low threshold 0 has no margin.
    /// </summary>
    public int ClearMargin { get; }

    /// <summary>How long few facings must be believed before the position is low.</summary>
    public TimeSpan LowDwell { get; }

    /// <summary>How long no facing must be believed before the position is empty.</summary>
    public TimeSpan EmptyDwell { get; }

    /// <summary>How long more facings must be believed before the state gets better.</summary>
    public TimeSpan ClearDwell { get; }

    /// <summary>How long after clearing no new alert is raised for the same position.</summary>
    public TimeSpan CoolDown { get; }

    /// <summary>How long a position keeps its state without evidence; more than zero. Should span several frames.</summary>
    public TimeSpan UnknownAfter { get; }

    /// <summary>Which frames count.</summary>
    public EvidenceRules Evidence { get; }

    /// <summary>Which detections count.</summary>
    public CountingRules Counting { get; }

    /// <summary>When it is said what stands at a position, whatever is planned there.</summary>
    public AgreementRules Agreement { get; }
}
