using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Planogram;

/// <summary>Reads the outline of a position and checks it against the reference frame of its camera.</summary>
internal static class ZoneReader
{
    /// <param name="fields">The position.</param>
    /// <param name="camera">The camera; when it is not known, the largest allowed frame is the bound.</param>
    /// <param name="errors">Receives what is wrong.</param>
    public static Polygon? Read(JsonFields fields, PlanogramCamera? camera, ErrorList errors)
    {
        if (fields.Array("zone", 3, PlanogramLimits.ZonePoints) is not { } elements)
        {
            return null;
        }

        var points = ImmutableArray.CreateBuilder<Vector2>();
        var entries = 0;
        foreach (var element in elements)
        {
            if (ReadPoint(element, $"{fields.Path}.zone[{entries++}]", camera, errors) is { } point)
            {
                points.Add(point);
            }
        }

        if (points.Count < entries)
        {
            return null;
        }

        if (Polygon.FindFlaw(points.ToArray()) is { } flaw)
        {
            fields.Report("zone", Describe(flaw));
            return null;
        }

        var zone = new Polygon(points.ToImmutable());
        if (zone.Area < PlanogramLimits.MinZoneArea)
        {
            fields.Report("zone", string.Create(
                CultureInfo.InvariantCulture,
                $"covers less than {PlanogramLimits.MinZoneArea} square pixel"));
            return null;
        }

        return zone;
    }

    private static Vector2? ReadPoint(JsonElement element, string path, PlanogramCamera? camera, ErrorList errors)
    {
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() != 2
            || element[0].ValueKind != JsonValueKind.Number || element[1].ValueKind != JsonValueKind.Number)
        {
            errors.Add(path, "must be two numbers, [x, y]");
            return null;
        }

        var width = camera?.WidthPixels ?? PlanogramLimits.MaxFramePixels;
        var height = camera?.HeightPixels ?? PlanogramLimits.MaxFramePixels;
        if (element[0].TryGetSingle(out var x) && x >= 0 && x <= width
            && element[1].TryGetSingle(out var y) && y >= 0 && y <= height)
        {
            return new Vector2(x, y);
        }

        errors.Add(path, string.Create(
            CultureInfo.InvariantCulture,
            $"{JsonFields.Shorten(element.GetRawText())} is outside the frame; x from 0 to {width} and y from 0 to {height} are allowed"));
        return null;
    }

    private static string Describe(PolygonFlaw flaw) => flaw switch
    {
        PolygonFlaw.RepeatedPoint => "has the same point twice; the outline closes by itself, the first point is not repeated",
        PolygonFlaw.NoArea => "has no area; its points lie on one line or its halves cancel out",
        PolygonFlaw.CrossesItself => "crosses or touches itself; give the points in order around the outline",
        _ => $"is not an outline ({flaw})",
    };
}
