using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Planogram;

/// <summary>One planned place for a SKU on a shelf, seen by one camera.</summary>
/// <param name="Id">Unique in the planogram; stands in topics and URLs.</param>
/// <param name="Shelf">The board it is on.</param>
/// <param name="Sku">What should stand there.</param>
/// <param name="Camera">The camera that sees it.</param>
/// <param name="Zone">Outline of the place, in pixels of the camera's reference frame.</param>
/// <param name="Capacity">Facings when full, 1 to 200.</param>
/// <param name="LowThreshold">At or under this many facings the position is low, 0 to <paramref name="Capacity"/> - 1;
/// with 0 the position goes from full to empty and is never low.</param>
public sealed record Position(
    PositionId Id,
    ShelfId Shelf,
    Sku Sku,
    CameraId Camera,
    Polygon Zone,
    int Capacity,
    int LowThreshold)
{
    /// <summary>The priority of a position whose file says none.</summary>
    public const int UsualPriority = 3;

    /// <summary>
    /// How a full position is arranged, with <see cref="FacingLayout.Visible"/> equal to <see cref="Capacity"/>;
    /// <see langword="null"/> when the planogram knows the number alone.
    /// </summary>
    public FacingLayout? Facings { get; init; }

    /// <summary>At or under this many facings the need is urgent, 0 to <see cref="LowThreshold"/>; 0 is as good as empty.</summary>
    public int CriticalThreshold { get; init; }

    /// <summary>How much the position matters to the store, 1 (least) to 5 (most).</summary>
    public int Priority { get; init; } = UsualPriority;

    /// <summary>Where a shopper stands to take from it; <see langword="null"/>: where its shelf says.</summary>
    public NodeId? Node { get; init; }
}
