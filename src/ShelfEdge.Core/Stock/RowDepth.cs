using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Stock;

/// <summary>
/// Estimates how many rows deep a position stands from how tall its fronts look: when the front row is sold, the next one is further
/// away and smaller. By the pinhole model the distance of a front is <c>f H / h</c> (H its height on the shelf, h in pixels, f the
/// focal length); the difference of two such distances by the depth of one product is the number of rows gone. Immutable.
/// </summary>
/// <remarks>
/// The lens is not known: f is that of a picture 60 degrees wide, so the estimate is coarse. A product of 100 mm at 1.5 m looks 4 %
/// smaller for each row of 60 mm.
/// </remarks>
internal sealed class RowDepth
{
    // Half of 1 / tan(30 degrees).
    private const double FocalLengthByWidth = 0.866;

    private readonly int _deep;
    private readonly double _rowsByInverseHeight;

    private RowDepth(int deep, double rowsByInverseHeight) => (_deep, _rowsByInverseHeight) = (deep, rowsByInverseHeight);

    /// <summary>Null when the planogram does not know how deep the position is, or how tall and deep its product.</summary>
    public static RowDepth? Of(Position position, Product? product, PlanogramCamera camera) =>
        position.Facings is { Deep: > 1 and var deep } && product?.SizeMillimetres is { Depth: { } depth } size
            ? new RowDepth(deep, FocalLengthByWidth * camera.WidthPixels * size.Height / depth)
            : null;

    /// <summary>Rows that are left.</summary>
    /// <param name="front">Height of a product of the foremost row, in pixels of the reference frame; above 0.</param>
    /// <param name="height">The same of the fronts that are seen; above 0.</param>
    /// <returns>1 to the planned depth, with a fraction.</returns>
    public double RowsLeft(double front, double height) =>
        Math.Clamp(_deep - (_rowsByInverseHeight * ((1 / height) - (1 / front))), 1, _deep);
}
