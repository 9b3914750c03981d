using System.Collections.Immutable;

namespace ShelfEdge.Core.Planogram;

/// <summary>
/// What should stand where in one store: its cameras, shelves, products and the positions that tie them together.
/// Immutable. A value that <see cref="PlanogramFile"/> read has unique ids and no dangling references; one made in code
/// is trusted until it is written and read again.
/// </summary>
/// <param name="Cameras">Cameras whose frames hold zones, each with the size of its reference frame.</param>
/// <param name="Shelves">Boards that positions stand on.</param>
/// <param name="Products">Catalogue entries behind the SKUs.</param>
/// <param name="Positions">Planned places, in the order of the file; results keep this order.</param>
public sealed record Planogram(
    ImmutableArray<PlanogramCamera> Cameras,
    ImmutableArray<Shelf> Shelves,
    ImmutableArray<Product> Products,
    ImmutableArray<Position> Positions)
{
    /// <summary>Furniture that shelves refer to; may be empty.</summary>
    public ImmutableArray<Fixture> Fixtures { get; init; } = [];

    /// <summary>The aisles between kiosks and positions; <see langword="null"/> when the planogram has none.</summary>
    public StoreMap? Map { get; init; }

    /// <summary>A store with nothing planned.</summary>
    public static Planogram Empty { get; } = new([], [], [], []);
}
