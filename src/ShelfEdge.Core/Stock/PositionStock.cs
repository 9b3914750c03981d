using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;

namespace ShelfEdge.Core.Stock;

/// <summary>Believed stock of one position at one moment.</summary>
/// <param name="Position">The planogram position.</param>
/// <param name="Sku">The SKU planned there.</param>
/// <param name="Camera">The camera that sees it.</param>
/// <param name="Believed">Believed facings; <see langword="null"/> while nothing is believed.</param>
/// <param name="Capacity">Facings when full, at least 1.</param>
/// <param name="LowThreshold">At or under this many facings the position is low.</param>
/// <param name="State">Derived with hysteresis and dwell, so it may lag <paramref name="Believed"/>.</param>
/// <param name="Since">When <paramref name="State"/> was entered.</param>
/// <param name="LastEvidence">Capture time of the newest frame that counted as evidence, if there was one, as
/// of the last change or tick.</param>
/// <param name="Reason">Why the state is unknown; <see langword="null"/> otherwise.</param>
public sealed record PositionStock(
    PositionId Position,
    Sku Sku,
    CameraId Camera,
    int? Believed,
    int Capacity,
    int LowThreshold,
    PositionState State,
    DateTimeOffset Since,
    DateTimeOffset? LastEvidence,
    string? Reason)
{
    /// <summary>
    /// Changes when the zone is drawn anew: facings that were counted in one zone say nothing of another.
    /// </summary>
    public ulong ZoneFingerprint { get; init; }

    /// <summary>
    /// What was seen to stand there, whatever is planned; <see langword="null"/> before the first look, and without a recognizer.
    /// Not kept over a restart.
    /// </summary>
    public PositionIdentity? Identity { get; init; }

    /// <summary>At or under this many facings a low position is critical; 0: none is before it is empty.</summary>
    public int CriticalThreshold { get; init; }

    /// <summary>The need is urgent: empty, or low at or under the critical threshold.</summary>
    public bool IsCritical => State == PositionState.Empty
        || (State == PositionState.Low && CriticalThreshold > 0 && Believed <= CriticalThreshold);

    /// <summary>
    /// Share of the width of the zone before which products stand, 0 to 1, the median over the last frames of evidence;
    /// <see langword="null"/> while there are too few. A change of it alone is no change of the stock.
    /// </summary>
    public double? CoveredWidth { get; init; }

    /// <summary>
    /// Rows that are estimated to stand behind each other, 1 to the planned depth; <see langword="null"/> when nothing stands there
    /// or the planogram does not know the depth of the position and the height and depth of its product.
    /// </summary>
    public double? RowsDeep { get; init; }

    /// <summary>Pieces that are estimated to stand there: believed facings times rows; 0 when none is believed.</summary>
    public int? EstimatedPieces => Believed == 0 ? 0
        : Believed is { } facings && RowsDeep is { } rows ? (int)Math.Round(facings * rows)
        : null;

    /// <summary>Height of a product of the foremost row in pixels of the reference frame, by which rows are estimated.</summary>
    internal double? FrontHeight { get; init; }

    /// <summary>Believed facings over capacity, 0 to 1; <see langword="null"/> while nothing is believed.</summary>
    public double? FillLevel => Believed is { } believed ? Math.Min(1.0, (double)believed / Capacity) : null;
}
