using ShelfEdge.Core.Forecast;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Tests.Forecast;

/// <summary>A planogram with one position.</summary>
internal static class StoreOfOne
{
    public static PositionId Id { get; } = new("p1");

    public static Core.Planogram.Planogram Planogram { get; } = Core.Planogram.Planogram.Empty with
    {
        Positions = [new Position(Id, new ShelfId("s1"), new Sku("sku1"), new CameraId("c1"), new Polygon([new(0, 0), new(9, 0), new(9, 9)]), 12, 3)],
    };

    public static DepletionModel Model() => new(Planogram, ForecastRules.Usual, TimeZoneInfo.Utc);

    public static PositionHour Hour(long hour, int sales, double onShelfHours = 1) => new(
        Id, new HourNumber(hour), new HourTally(sales, sales, 0, (long)TimeSpan.FromHours(onShelfHours).TotalMilliseconds, 0, 0));
}
