using System.Collections.Immutable;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using Plan = ShelfEdge.Core.Planogram.Planogram;

namespace ShelfEdge.Core.Tests.Stock;

/// <summary>
/// A store whose zones lie in one row, too far apart to be neighbours, and frames that show given
/// counts. No thumbnails.
/// </summary>
internal static class CountedStore
{
    public const int FrameWidth = 4000;
    public const int FrameHeight = 400;
    private const int ZoneSide = 100;

    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    public static readonly CameraId Camera = new("camera-1");

    public static Plan Plan(int positions, int capacity = 4, int lowThreshold = 1, params string[] cameras)
    {
        if (cameras.Length == 0)
        {
            cameras = [Camera.Value];
        }

        return new Plan(
            [.. cameras.Select(camera => new PlanogramCamera(new CameraId(camera), FrameWidth, FrameHeight))],
            [new Shelf(new ShelfId("a1"), "Shelf")],
            [new Product(new Sku("4001"), "Product")],
            [.. cameras.SelectMany(camera => Enumerable.Range(0, positions).Select(i => new Position(
                new PositionId($"{camera}-p{i}"),
                new ShelfId("a1"),
                new Sku("4001"),
                new CameraId(camera),
                Polygon.FromBox(ZoneBox(i)),
                capacity,
                lowThreshold)))]);
    }

    /// <summary>A frame of <paramref name="camera"/> that shows the counts by position.</summary>
    public static FrameDetections Frame(DateTimeOffset at, CameraId camera, params ReadOnlySpan<int> counts)
    {
        var boxes = ImmutableArray.CreateBuilder<Core.Detection.Detection>();
        for (var i = 0; i < counts.Length; i++)
        {
            for (var n = 0; n < counts[i]; n++)
            {
                var left = ZoneBox(i).X1 + (n * ZoneSide / (float)counts[i]);
                boxes.Add(new(new Box(left, 120, left + (ZoneSide / (float)counts[i]), 180), 0, 0.9f));
            }
        }

        return new FrameDetections(camera, 1, at, FrameWidth, FrameHeight, boxes.ToImmutable());
    }

    public static FrameDetections Frame(DateTimeOffset at, params ReadOnlySpan<int> counts) => Frame(at, Camera, counts);

    /// <summary>Ids 1, 2, 3, ...</summary>
    public static Func<Guid> CountingIds()
    {
        var next = 0;
        return () => new Guid(++next, 0, 0, new byte[8]);
    }

    private static Box ZoneBox(int index)
    {
        var left = index * 2 * ZoneSide;
        return new Box(left, 100, left + ZoneSide, 200);
    }
}
