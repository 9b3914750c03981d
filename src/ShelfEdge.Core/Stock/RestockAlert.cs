using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Stock;

/// <summary>
/// Asks staff to refill one position. The same <paramref name="Id"/> stands for one alert from raised to cleared; each
/// change gives a new record.
/// </summary>
/// <param name="Id">Stable over the life of the alert.</param>
/// <param name="Kind">What is wrong; an alert that was raised low becomes empty under the same id.</param>
/// <param name="Phase">Where in its life the alert is.</param>
/// <param name="Position">The position to refill.</param>
/// <param name="Sku">The SKU to bring.</param>
/// <param name="Camera">The camera that sees the position.</param>
/// <param name="Believed">Believed facings at <paramref name="At"/>.</param>
/// <param name="Capacity">Facings when full.</param>
/// <param name="RaisedAt">When the alert was raised.</param>
/// <param name="At">When this record was made.</param>
public sealed record RestockAlert(
    Guid Id,
    AlertKind Kind,
    AlertPhase Phase,
    PositionId Position,
    Sku Sku,
    CameraId Camera,
    int Believed,
    int Capacity,
    DateTimeOffset RaisedAt,
    DateTimeOffset At);
