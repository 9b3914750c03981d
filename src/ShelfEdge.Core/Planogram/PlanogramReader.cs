using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ShelfEdge.Core.Planogram;

/// <summary>
/// Builds a planogram from a parsed document. A part that fails is left out, so that the parts that refer to it are
/// still checked; ids that were declared wrongly elsewhere are not reported again as unknown.
/// </summary>
internal sealed class PlanogramReader
{
    private readonly ErrorList _errors = new();
    private readonly Dictionary<string, PlanogramCamera> _frames = new(StringComparer.Ordinal);

    // The path of the entry that declared each id.
    private readonly Dictionary<string, string> _cameras = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _shelves = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _products = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _positions = new(StringComparer.Ordinal);

    // Positions of each camera.
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    // Lists that could not be read: nothing is known of what they declare.
    private readonly HashSet<string> _unreadable = new(StringComparer.Ordinal);

    public static PlanogramReadResult Read(JsonElement root)
    {
        var reader = new PlanogramReader();
        var planogram = reader.ReadRoot(root);
        return reader._errors.IsEmpty
            ? new PlanogramReadResult(planogram, [])
            : new PlanogramReadResult(null, reader._errors.ToImmutable());
    }

    private Planogram? ReadRoot(JsonElement root)
    {
        if (JsonFields.Open(root, "$", _errors, "$schema", "schema", "cameras", "shelves", "products", "positions") is not { } fields)
        {
            return null;
        }

        fields.OptionalText("$schema");
        fields.Integer("schema", PlanogramLimits.Schema, PlanogramLimits.Schema);
        return new Planogram(
            ReadArray(fields, "cameras", PlanogramLimits.Cameras, ReadCamera),
            ReadArray(fields, "shelves", PlanogramLimits.Shelves, ReadShelf),
            ReadArray(fields, "products", PlanogramLimits.Products, ReadProduct),
            ReadArray(fields, "positions", PlanogramLimits.Positions, ReadPosition));
    }

    private ImmutableArray<T> ReadArray<T>(JsonFields fields, string key, int most, Func<JsonElement, string, T?> read)
        where T : class
    {
        if (fields.Array(key, 0, most) is not { } elements)
        {
            _unreadable.Add(key);
            return [];
        }

        var entries = ImmutableArray.CreateBuilder<T>();
        var index = 0;
        foreach (var element in elements)
        {
            if (read(element, $"{fields.Path}.{key}[{index++}]") is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries.ToImmutable();
    }

    private PlanogramCamera? ReadCamera(JsonElement element, string path)
    {
        if (JsonFields.Open(element, path, _errors, "id", "widthPixels", "heightPixels") is not { } fields)
        {
            return null;
        }

        var id = Unique(fields, "id", _cameras);
        var width = fields.Integer("widthPixels", PlanogramLimits.MinFramePixels, PlanogramLimits.MaxFramePixels);
        var height = fields.Integer("heightPixels", PlanogramLimits.MinFramePixels, PlanogramLimits.MaxFramePixels);
        if (id is null || width is not { } w || height is not { } h)
        {
            return null;
        }

        return _frames[id] = new PlanogramCamera(new CameraId(id), w, h);
    }

    private Shelf? ReadShelf(JsonElement element, string path)
    {
        if (JsonFields.Open(element, path, _errors, "id", "name") is not { } fields)
        {
            return null;
        }

        var id = Unique(fields, "id", _shelves);
        var name = fields.Name("name");
        return id is null || name is null ? null : new Shelf(new ShelfId(id), name);
    }

    private Product? ReadProduct(JsonElement element, string path)
    {
        if (JsonFields.Open(element, path, _errors, "sku", "name") is not { } fields)
        {
            return null;
        }

        var sku = Unique(fields, "sku", _products);
        var name = fields.Name("name");
        return sku is null || name is null ? null : new Product(new Sku(sku), name);
    }

    private Position? ReadPosition(JsonElement element, string path)
    {
        if (JsonFields.Open(
                element, path, _errors, "id", "shelf", "sku", "camera", "zone", "capacity", "lowThreshold") is not { } fields)
        {
            return null;
        }

        var id = Unique(fields, "id", _positions);
        var shelf = Reference(fields, "shelf", _shelves, "shelves");
        var sku = Reference(fields, "sku", _products, "products");
        var camera = Reference(fields, "camera", _cameras, "cameras");
        if (camera is not null && ++CollectionsMarshal.GetValueRefOrAddDefault(_seen, camera, out _) == PlanogramLimits.PositionsPerCamera + 1)
        {
            fields.Report("camera", $"\"{camera}\" has more than {PlanogramLimits.PositionsPerCamera} positions");
        }

        var zone = ZoneReader.Read(fields, camera is null ? null : _frames.GetValueOrDefault(camera), _errors);
        var capacity = fields.Integer("capacity", 1, PlanogramLimits.Capacity);
        var threshold = fields.Integer("lowThreshold", 0, (capacity ?? PlanogramLimits.Capacity) - 1);
        return id is null || shelf is null || sku is null || camera is null || zone is null
            || capacity is not { } facings || threshold is not { } low
                ? null
                : new Position(new PositionId(id), new ShelfId(shelf), new Sku(sku), new CameraId(camera), zone, facings, low);
    }

    /// <summary>Reads an id and reports it when an earlier entry has it.</summary>
    private static string? Unique(JsonFields fields, string key, Dictionary<string, string> declared)
    {
        if (fields.Id(key) is not { } id)
        {
            return null;
        }

        if (declared.TryAdd(id, fields.Path))
        {
            return id;
        }

        fields.Report(key, $"\"{id}\" is also that of {declared[id]}");
        return null;
    }

    /// <summary>Reads an id and reports it when nothing declares it.</summary>
    private string? Reference(JsonFields fields, string key, Dictionary<string, string> declared, string list)
    {
        if (fields.Id(key) is not { } id)
        {
            return null;
        }

        if (declared.ContainsKey(id) || _unreadable.Contains(list))
        {
            return id;
        }

        fields.Report(key, $"\"{id}\" is not in $.{list}");
        return null;
    }
}
