using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Service.Commands.Bench;

/// <summary>A planogram that covers a frame with forty positions, so that the stock stage has its usual work.</summary>
internal static class BenchPlanogram
{
    private const int Rows = 5;
    private const int Columns = 8;

    public static Planogram Create(CameraId camera, int widthPixels, int heightPixels)
    {
        var shelf = new Shelf(new ShelfId("bench"), "bench");
        var product = new Product(new Sku("bench"), "bench");
        var positions = new List<Position>();
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                var zone = new Box(
                    column * widthPixels / (float)Columns,
                    row * heightPixels / (float)Rows,
                    (column + 1) * widthPixels / (float)Columns,
                    (row + 1) * heightPixels / (float)Rows);
                positions.Add(new Position(
                    new PositionId($"bench-{row}-{column}"), shelf.Id, product.Sku, camera, Polygon.FromBox(zone), 4, 1));
            }
        }

        return new Planogram([new PlanogramCamera(camera, widthPixels, heightPixels)], [shelf], [product], [.. positions]);
    }
}
