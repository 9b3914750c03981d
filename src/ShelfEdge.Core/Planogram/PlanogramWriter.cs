using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Planogram;

/// <summary>Writes a planogram as JSON that a person can edit.</summary>
internal static class PlanogramWriter
{
    /// <summary>Indented, and legible in any script.</summary>
    public static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // The document is a file and never part of a web page: names in any script stay legible.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(Planogram planogram)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", PlanogramLimits.Schema);
            WriteArray(json, "cameras", planogram.Cameras, static (json, camera) =>
            {
                json.WriteString("id", camera.Id.Value);
                json.WriteNumber("widthPixels", camera.WidthPixels);
                json.WriteNumber("heightPixels", camera.HeightPixels);
            });
            if (!planogram.Fixtures.IsEmpty)
            {
                WriteArray(json, "fixtures", planogram.Fixtures, static (json, fixture) =>
                {
                    json.WriteString("id", fixture.Id.Value);
                    json.WriteString("name", fixture.Name);
                });
            }

            WriteArray(json, "shelves", planogram.Shelves, static (json, shelf) =>
            {
                json.WriteString("id", shelf.Id.Value);
                json.WriteString("name", shelf.Name);
                WriteText(json, "fixture", shelf.Fixture?.Value);
                WriteText(json, "node", shelf.Node?.Value);
            });
            WriteArray(json, "products", planogram.Products, WriteProduct);
            WriteArray(json, "positions", planogram.Positions, WritePosition);
            if (planogram.Map is { } map)
            {
                WriteMap(json, map);
            }

            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static void WritePosition(Utf8JsonWriter json, Position position)
    {
        json.WriteString("id", position.Id.Value);
        json.WriteString("shelf", position.Shelf.Value);
        json.WriteString("sku", position.Sku.Value);
        json.WriteString("camera", position.Camera.Value);
        json.WritePropertyName("zone");
        json.WriteRawValue(FormatZone(position.Zone));
        if (position.Facings is { } facings)
        {
            json.WritePropertyName("facings");
            json.WriteRawValue(string.Create(
                CultureInfo.InvariantCulture,
                $"{{ \"wide\": {facings.Wide}, \"high\": {facings.High}{(facings.Deep is { } deep ? $", \"deep\": {deep}" : "")} }}"));
        }

        json.WriteNumber("capacity", position.Capacity);
        json.WriteNumber("lowThreshold", position.LowThreshold);
        if (position.CriticalThreshold != 0)
        {
            json.WriteNumber("criticalThreshold", position.CriticalThreshold);
        }

        if (position.Priority != Position.UsualPriority)
        {
            json.WriteNumber("priority", position.Priority);
        }

        WriteText(json, "node", position.Node?.Value);
    }

    private static void WriteMap(Utf8JsonWriter json, StoreMap map)
    {
        json.WriteStartObject("map");
        WriteArray(json, "nodes", map.Nodes, static (json, node) => json.WriteString("id", node.Value));
        WriteArray(json, "edges", map.Edges, static (json, edge) =>
        {
            json.WriteString("from", edge.From.Value);
            json.WriteString("to", edge.To.Value);
            json.WriteNumber("metres", edge.Metres);
        });
        if (!map.Kiosks.IsEmpty)
        {
            WriteArray(json, "kiosks", map.Kiosks, static (json, place) =>
            {
                json.WriteString("id", place.Kiosk.Value);
                json.WriteString("node", place.Node.Value);
            });
        }

        json.WriteEndObject();
    }

    private static void WriteProduct(Utf8JsonWriter json, Product product)
    {
        json.WriteString("sku", product.Sku.Value);
        json.WriteString("name", product.Name);
        if (product.SizeMillimetres is { } size)
        {
            json.WritePropertyName("sizeMm");
            json.WriteRawValue(string.Create(
                CultureInfo.InvariantCulture,
                $"{{ \"width\": {size.Width:R}, \"height\": {size.Height:R}{(size.Depth is { } deep ? $", \"depth\": {deep:R}" : "")} }}"));
        }

        WriteText(json, "category", product.Category);
        WriteText(json, "brand", product.Brand);
        WriteMoney(json, "price", product.Price);
        WriteMoney(json, "margin", product.Margin);
        WriteText(json, "image", product.Image);
    }

    private static void WriteText(Utf8JsonWriter json, string key, string? text)
    {
        if (text is not null)
        {
            json.WriteString(key, text);
        }
    }

    private static void WriteMoney(Utf8JsonWriter json, string key, decimal? amount)
    {
        if (amount is { } value)
        {
            json.WriteNumber(key, value);
        }
    }

    private static string FormatZone(Polygon zone)
    {
        var text = new StringBuilder("[");
        foreach (var point in zone.Points)
        {
            var separator = text.Length == 1 ? "" : ", ";
            text.Append(CultureInfo.InvariantCulture, $"{separator}[{point.X:R}, {point.Y:R}]");
        }

        return text.Append(']').ToString();
    }

    /// <summary>Writes a list of objects.</summary>
    public static void WriteArray<T>(Utf8JsonWriter json, string key, IEnumerable<T> entries, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(key);
        foreach (var entry in entries)
        {
            json.WriteStartObject();
            write(json, entry);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
