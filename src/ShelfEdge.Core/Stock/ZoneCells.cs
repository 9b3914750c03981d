using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Stock;

/// <summary>The cells of a <see cref="SceneThumbnail"/> that belong to one zone. Immutable.</summary>
/// <param name="Inside">Cells that the zone touches.</param>
/// <param name="Around">Cells near the zone that no zone of the camera touches.</param>
internal sealed record ZoneCells(ushort[] Inside, ushort[] Around)
{
    // At 1280 pixels a cell has 10: this reaches over a price rail and not much further.
    private const int Reach = 3;

    public static ZoneCells[] Build(PlanogramCamera camera, IReadOnlyList<Polygon> zones)
    {
        var inside = zones.Select(zone => FindInside(camera, zone)).ToArray();
        var isTaken = new bool[SceneThumbnail.Cells];
        foreach (var cell in inside.SelectMany(cells => cells))
        {
            isTaken[cell] = true;
        }

        return [.. inside.Select(cells => new ZoneCells(cells, FindAround(cells, isTaken)))];
    }

    /// <summary>The cell grid range that a box in reference pixels touches: first inclusive, last exclusive.</summary>
    public static (int Left, int Top, int Right, int Bottom) Range(PlanogramCamera camera, Box box) =>
        (Math.Clamp((int)MathF.Floor(box.X1 * SceneThumbnail.Columns / camera.WidthPixels), 0, SceneThumbnail.Columns),
            Math.Clamp((int)MathF.Floor(box.Y1 * SceneThumbnail.Rows / camera.HeightPixels), 0, SceneThumbnail.Rows),
            Math.Clamp((int)MathF.Ceiling(box.X2 * SceneThumbnail.Columns / camera.WidthPixels), 0, SceneThumbnail.Columns),
            Math.Clamp((int)MathF.Ceiling(box.Y2 * SceneThumbnail.Rows / camera.HeightPixels), 0, SceneThumbnail.Rows));

    private static ushort[] FindInside(PlanogramCamera camera, Polygon zone)
    {
        var width = (float)camera.WidthPixels / SceneThumbnail.Columns;
        var height = (float)camera.HeightPixels / SceneThumbnail.Rows;
        var (left, top, right, bottom) = Range(camera, zone.Bounds);
        var cells = new List<ushort>();
        for (var row = top; row < bottom; row++)
        {
            for (var column = left; column < right; column++)
            {
                var cell = new Box(column * width, row * height, (column + 1) * width, (row + 1) * height);
                if (zone.IntersectionArea(cell) > 0)
                {
                    cells.Add((ushort)((row * SceneThumbnail.Columns) + column));
                }
            }
        }

        return [.. cells];
    }

    private static ushort[] FindAround(ushort[] inside, bool[] isTaken)
    {
        var around = new SortedSet<ushort>();
        foreach (var cell in inside)
        {
            var (row, column) = Math.DivRem((int)cell, SceneThumbnail.Columns);
            for (var y = Math.Max(0, row - Reach); y <= Math.Min(SceneThumbnail.Rows - 1, row + Reach); y++)
            {
                for (var x = Math.Max(0, column - Reach); x <= Math.Min(SceneThumbnail.Columns - 1, column + Reach); x++)
                {
                    var near = (ushort)((y * SceneThumbnail.Columns) + x);
                    if (!isTaken[near])
                    {
                        around.Add(near);
                    }
                }
            }
        }

        return [.. around];
    }
}
