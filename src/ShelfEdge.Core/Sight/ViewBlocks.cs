using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Sight;

/// <summary>The blocks that the grey picture is cut into, and how much each may say of where the camera looks.</summary>
internal static class ViewBlocks
{
    public const int Side = 16;
    public const int Columns = SightSample.Width / Side;
    public const int Rows = SightSample.Height / Side;
    public const int Count = Columns * Rows;

    // Goods sell and are filled up: they say less than boards and rails.
    private const float GoodsWeight = 0.4f;

    /// <summary>Index of the first pixel of a block in the grey picture.</summary>
    public static int PixelOf(int block) => (block / Columns * Side * SightSample.Width) + (block % Columns * Side);

    /// <summary>Weight by block, 1 where there are no goods.</summary>
    public static float[] Weigh(PlanogramCamera camera, IReadOnlyList<Polygon> zones)
    {
        var weights = new float[Count];
        for (var block = 0; block < Count; block++)
        {
            var box = ToBox(camera, block % Columns * Side, block / Columns * Side, Side);
            var goods = zones.Sum(zone => zone.IntersectionArea(box)) / box.Area;
            weights[block] = 1 - ((1 - GoodsWeight) * (float)Math.Min(1, goods));
        }

        return weights;
    }

    /// <summary>A square of the grey picture in pixels of the reference frame.</summary>
    public static Box ToBox(PlanogramCamera camera, int x, int y, int side)
    {
        var (scaleX, scaleY) = ((float)camera.WidthPixels / SightSample.Width, (float)camera.HeightPixels / SightSample.Height);
        return new Box(x * scaleX, y * scaleY, (x + side) * scaleX, (y + side) * scaleY);
    }
}
