using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Stock;

/// <summary>A number that changes when a zone is drawn anew (FNV-1a over its points and the size of the frame).</summary>
internal static class ZoneFingerprint
{
    private const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Of(PlanogramCamera camera, Position position) => Of(camera, [position.Zone]);

    /// <summary>Of all zones of a camera.</summary>
    public static ulong Of(PlanogramCamera camera, IEnumerable<Polygon> zones) => zones.SelectMany(zone => zone.Points).Aggregate(
        Add(Add(Start, camera.WidthPixels), camera.HeightPixels),
        (hash, point) => Add(Add(hash, BitConverter.SingleToInt32Bits(point.X)), BitConverter.SingleToInt32Bits(point.Y)));

    private static ulong Add(ulong hash, int value)
    {
        for (var shift = 0; shift < 32; shift += 8)
        {
            hash = (hash ^ (byte)(value >> shift)) * Prime;
        }

        return hash;
    }
}
