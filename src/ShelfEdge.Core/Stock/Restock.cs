using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Stock;

/// <summary>A position was refilled. Said once, when the number of facings has stopped rising.</summary>
/// <param name="Position">Which position.</param>
/// <param name="Sku">The SKU planned there.</param>
/// <param name="Camera">The camera that sees it.</param>
/// <param name="From">Believed facings before.</param>
/// <param name="To">Believed facings after, more than <paramref name="From"/>.</param>
/// <param name="Capacity">Facings when full.</param>
/// <param name="StartedAt">When more than <paramref name="From"/> was first believed.</param>
/// <param name="At">When this record was made: after the facings had not risen for as long as a state waits to get better.</param>
public sealed record Restock(
    PositionId Position,
    Sku Sku,
    CameraId Camera,
    int From,
    int To,
    int Capacity,
    DateTimeOffset StartedAt,
    DateTimeOffset At);
