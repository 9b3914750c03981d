using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Planogram.Proposal;

/// <summary>Products that stand on one line, with the line.</summary>
/// <param name="Members">Indices of their boxes from left to right.</param>
/// <param name="Line">Where their lower edges lie.</param>
internal sealed record ProductRow(int[] Members, ShelfLine Line)
{
    /// <summary>Puts every box into one row.</summary>
    public static List<ProductRow> Find(ReadOnlySpan<Box> boxes, int widthPixels, int heightPixels, double tolerance)
    {
        var slope = Detection.ShelfSlope.Fit(Detection.ShelfRow.Steps(boxes), widthPixels, heightPixels);
        var rows = new List<ProductRow>();
        foreach (var row in Detection.ShelfRow.Group(boxes, slope, tolerance))
        {
            var points = new List<(double X, double Y)>();
            foreach (var member in row.Members)
            {
                points.Add((boxes[member].CenterX, boxes[member].Y2));
            }

            // Along gives the height one pixel further to the right: the slope of shelves at this height.
            var elsewhere = slope.Along(0, points[0].Y, 1) - points[0].Y;
            rows.Add(new ProductRow(row.Members, ShelfLine.Fit(points, elsewhere)));
        }

        return rows;
    }
}
