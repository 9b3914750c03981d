using System.Collections.Immutable;

namespace ShelfEdge.Core.Compliance;

/// <summary>How shelves compare with the planogram at one moment. Immutable.</summary>
/// <param name="At">The moment.</param>
/// <param name="Positions">In the order of the planogram.</param>
/// <param name="Strays">Products at no position.</param>
/// <param name="Unit">Unit of the widths.</param>
/// <param name="Categories">By falling share.</param>
/// <param name="Brands">By falling share.</param>
public sealed record ComplianceReport(
    DateTimeOffset At,
    ImmutableArray<PositionCompliance> Positions,
    ImmutableArray<StrayProduct> Strays,
    WidthUnit Unit,
    ImmutableArray<ShelfShare> Categories,
    ImmutableArray<ShelfShare> Brands)
{
    /// <summary>Share of the positions that are right among those that somebody can judge; <see langword="null"/> when there are none.</summary>
    public double? Rate
    {
        get
        {
            var known = Positions.Count(position => position.State != ComplianceState.Unknown);
            return known == 0 ? null : (double)Positions.Count(position => position.State == ComplianceState.Right) / known;
        }
    }
}
