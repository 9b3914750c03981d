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

    /// <summary>Believed facings over capacity, 0 to 1; <see langword="null"/> while nothing is believed.</summary>
    public double? FillLevel => Believed is { } believed ? Math.Min(1.0, (double)believed / Capacity) : null;
}
