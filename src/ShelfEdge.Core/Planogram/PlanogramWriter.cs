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
    private static readonly JsonWriterOptions Options = new()
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
            WriteArray(json, "shelves", planogram.Shelves, static (json, shelf) =>
            {
                json.WriteString("id", shelf.Id.Value);
                json.WriteString("name", shelf.Name);
            });
            WriteArray(json, "products", planogram.Products, static (json, product) =>
            {
                json.WriteString("sku", product.Sku.Value);
                json.WriteString("name", product.Name);
            });
            WriteArray(json, "positions", planogram.Positions, WritePosition);
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
        json.WriteNumber("capacity", position.Capacity);
        json.WriteNumber("lowThreshold", position.LowThreshold);
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

    private static void WriteArray<T>(Utf8JsonWriter json, string key, IEnumerable<T> entries, Action<Utf8JsonWriter, T> write)
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
