using System.Runtime.InteropServices;
using System.Text.Json;
using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Planogram;

/// <summary>
/// Which positions each camera sees and where. A document says it in one of two ways: under the camera, as a list of zones, or
/// at the position, by <c>camera</c> and <c>zone</c>.
/// </summary>
internal sealed class CameraViews(ErrorList errors)
{
    private readonly Dictionary<string, PlanogramCamera> _frames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Path, string? Camera, Polygon? Zone)> _zones = new(StringComparer.Ordinal);

    // Positions of each camera.
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    /// <summary>Reads the zones under a camera, if it has any.</summary>
    /// <param name="fields">The camera.</param>
    /// <param name="id">Its id, if that could be read.</param>
    /// <param name="camera">The camera, if all of it could be read.</param>
    public void Read(JsonFields fields, string? id, PlanogramCamera? camera)
    {
        if (id is not null && camera is not null)
        {
            _frames[id] = camera;
        }

        if (!fields.Has("zones") || fields.Array("zones", 0, PlanogramLimits.PositionsPerCamera) is not { } elements)
        {
            return;
        }

        var index = 0;
        foreach (var element in elements)
        {
            ReadZone(element, $"{fields.Path}.zones[{index++}]", id, camera);
        }
    }

    /// <summary>Finds where a position is seen, and reports what is wrong with it.</summary>
    public (string? Camera, Polygon? Zone) Find(JsonFields position, string? id, DeclaredIds cameras)
    {
        if (id is null || !_zones.TryGetValue(id, out var view))
        {
            var camera = cameras.Refer(position, "camera");
            Count(position, "camera", camera);
            return (camera, ZoneReader.Read(position, camera is null ? null : _frames.GetValueOrDefault(camera), errors));
        }

        foreach (var key in new[] { "camera", "zone" })
        {
            if (position.Has(key))
            {
                position.Report(key, $"is not allowed here, since {view.Path} says where the position is seen; remove one of them");
            }
        }

        return (view.Camera, view.Zone);
    }

    /// <summary>Reports zones of positions that there are not.</summary>
    public void ReportUndeclared(DeclaredIds positions)
    {
        foreach (var (id, view) in _zones)
        {
            if (!positions.Has(id))
            {
                errors.Add($"{view.Path}.position", $"\"{id}\" is not in $.positions");
            }
        }
    }

    private void ReadZone(JsonElement element, string path, string? camera, PlanogramCamera? frame)
    {
        if (JsonFields.Open(element, path, errors, "position", "zone") is not { } fields)
        {
            return;
        }

        var position = fields.Id("position");
        var zone = ZoneReader.Read(fields, frame, errors);
        if (position is null)
        {
            return;
        }

        if (_zones.TryAdd(position, (path, camera, zone)))
        {
            Count(fields, "position", camera);
        }
        else
        {
            fields.Report("position", $"\"{position}\" is also that of {_zones[position].Path}; one camera sees a position");
        }
    }

    private void Count(JsonFields fields, string key, string? camera)
    {
        if (camera is not null && ++CollectionsMarshal.GetValueRefOrAddDefault(_seen, camera, out _) == PlanogramLimits.PositionsPerCamera + 1)
        {
            fields.Report(key, $"\"{camera}\" has more than {PlanogramLimits.PositionsPerCamera} positions");
        }
    }
}
