using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Compliance;

/// <summary>What stands at one position, compared with what is planned there.</summary>
/// <param name="Position">The planned place.</param>
/// <param name="State">The verdict.</param>
/// <param name="Facings">
/// Facings of the planned SKU, with those that nobody could name: they count for the planned one. <see langword="null"/> when
/// the state is unknown.
/// </param>
/// <param name="WrongFacings">Facings that show another SKU.</param>
/// <param name="WrongSku">With wrong facings: the SKU that most of them show.</param>
/// <param name="Reason">With an unknown state: why.</param>
public sealed record PositionCompliance(
    Position Position, ComplianceState State, int? Facings, int WrongFacings, Sku? WrongSku, string? Reason)
{
    internal static PositionCompliance Unknown(Position position, string reason) =>
        new(position, ComplianceState.Unknown, null, 0, null, reason);

    internal static PositionCompliance Of(Position position, int facings, int wrongFacings, Sku? wrongSku) =>
        new(position, Judge(facings, wrongFacings, position.Capacity), facings, wrongFacings, wrongSku, null);

    private static ComplianceState Judge(int facings, int wrongFacings, int capacity) => (facings, wrongFacings) switch
    {
        (0, 0) => ComplianceState.Missing,
        (_, > 0) => ComplianceState.WrongSku,
        _ when facings < capacity => ComplianceState.FacingsShort,
        _ when facings > capacity => ComplianceState.Extra,
        _ => ComplianceState.Right,
    };
}
