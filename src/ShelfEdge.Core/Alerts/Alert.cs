using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Alerts;

/// <summary>
/// Something that staff should see to. The same <paramref name="Id"/> stands for one alert from raised to cleared; each step of
/// its life is a new record. Immutable.
/// </summary>
/// <param name="Id">Stable over the life of the alert; never used again.</param>
/// <param name="Kind">What is wrong; a restock alert may go from predicted-empty over low to empty and back to low under one id.</param>
/// <param name="Phase">The newest step of its life.</param>
/// <param name="Severity">Rises, but does not fall, while the kind stays.</param>
/// <param name="Position">The position; <see langword="null"/> for a camera.</param>
/// <param name="Sku">The SKU planned there; <see langword="null"/> for a camera.</param>
/// <param name="Camera">The camera that sees the position, or that is in trouble itself.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="At">When <paramref name="Phase"/> was entered or, for an update, made.</param>
public sealed record Alert(
    Guid Id,
    AlertKind Kind,
    AlertPhase Phase,
    AlertSeverity Severity,
    PositionId? Position,
    Sku? Sku,
    CameraId Camera,
    DateTimeOffset RaisedAt,
    DateTimeOffset At)
{
    /// <summary>Believed facings; <see langword="null"/> for a camera, and while nothing is believed.</summary>
    public int? Believed { get; init; }

    /// <summary>Facings when full; <see langword="null"/> for a camera.</summary>
    public int? Capacity { get; init; }

    /// <summary>For a misplaced product: the SKU that is seen in place of the planned one.</summary>
    public Sku? SeenSku { get; init; }

    /// <summary>For a camera: what is wrong with it, in a person's words.</summary>
    public string? Reason { get; init; }

    /// <summary>For a predicted empty position: when it will be empty, with an even chance.</summary>
    public DateTimeOffset? EmptyAt { get; init; }

    /// <summary>Priority of the position, 1 to 5; for a camera the highest of the positions that it sees.</summary>
    public int Priority { get; init; } = Planogram.Position.UsualPriority;

    /// <summary>
    /// What the store is expected to lose if nobody acts for as long as <see cref="AlertRules.ResponseTime"/>, in its currency;
    /// <see langword="null"/> when nobody can say. See <see cref="AlertRanking"/>.
    /// </summary>
    public double? ExpectedLoss { get; init; }

    /// <summary>Who said first that they have seen it; <see langword="null"/> while nobody has.</summary>
    public StaffMark? Acknowledged { get; init; }
}
