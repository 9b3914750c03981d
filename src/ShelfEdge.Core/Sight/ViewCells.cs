using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Sight;

/// <summary>The cells that the grey picture is cut into where a zone is looked at closely, finer than <see cref="ViewBlocks"/>.</summary>
internal static class ViewCells
{
    public const int Side = 8;

    private const int Columns = SightSample.Width / Side;
    private const int Rows = SightSample.Height / Side;

    /// <summary>Index of the first pixel of each cell that lies on a zone or so many cells beside one.</summary>
    /// <param name="camera">Of the zones.</param>
    /// <param name="zones">In pixels of the reference frame.</param>
    /// <param name="beside">Cells.</param>
    public static int[] On(PlanogramCamera camera, IReadOnlyList<Polygon> zones, int beside = 0) =>
    [
        .. Enumerable.Range(0, Columns * Rows)
            .Where(cell => Around(camera, cell, beside) is var box && zones.Any(zone => zone.IntersectionArea(box) > 0))
            .Select(PixelOf),
    ];

    /// <summary>Index of the first pixel of every cell.</summary>
    public static int[] All() => [.. Enumerable.Range(0, Columns * Rows).Select(PixelOf)];

    private static int PixelOf(int cell) => (cell / Columns * Side * SightSample.Width) + (cell % Columns * Side);

    private static Box Around(PlanogramCamera camera, int cell, int beside) => ViewBlocks.ToBox(
        camera, ((cell % Columns) - beside) * Side, ((cell / Columns) - beside) * Side, ((2 * beside) + 1) * Side);
}
