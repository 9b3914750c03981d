using System.Buffers;
using System.Text.Json;
using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Planogram.Azure;

/// <summary>Writes what one camera sees as the service's planogram.</summary>
internal static class AzurePlanogramWriter
{
    public static byte[] Write(Planogram planogram, CameraId id)
    {
        var camera = planogram.Cameras.First(other => other.Id == id);
        var cells = planogram.Positions.Where(position => position.Camera == id)
            .SelectMany(position => AzureCells.Of(position).Select(cell => (Position: position, cell.Id, cell.Box)))
            .ToList();
        var names = planogram.Products.ToDictionary(product => product.Sku, product => product.Name);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, PlanogramWriter.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("width", camera.WidthPixels);
            json.WriteNumber("height", camera.HeightPixels);
            PlanogramWriter.WriteArray(json, "products", cells.GroupBy(cell => cell.Position.Sku), (json, facings) =>
            {
                json.WriteString("id", facings.Key.Value);
                json.WriteString("name", names.GetValueOrDefault(facings.Key, facings.Key.Value));
                json.WriteNumber("w", Median.Of(facings.Select(facing => facing.Box.Width)));
                json.WriteNumber("h", Median.Of(facings.Select(facing => facing.Box.Height)));
            });
            PlanogramWriter.WriteArray(json, "fixtures", cells.GroupBy(cell => cell.Position.Shelf), static (json, facings) =>
            {
                var (left, top) = (facings.Min(facing => facing.Box.X1), facings.Min(facing => facing.Box.Y1));
                json.WriteString("id", facings.Key.Value);
                json.WriteNumber("w", facings.Max(facing => facing.Box.X2) - left);
                json.WriteNumber("h", facings.Max(facing => facing.Box.Y2) - top);
                json.WriteNumber("x", left);
                json.WriteNumber("y", top);
            });
            PlanogramWriter.WriteArray(json, "positions", cells, static (json, facing) =>
            {
                json.WriteString("id", facing.Id);
                json.WriteString("productId", facing.Position.Sku.Value);
                json.WriteString("fixtureId", facing.Position.Shelf.Value);
                json.WriteNumber("x", facing.Box.X1);
                json.WriteNumber("y", facing.Box.Y1);
            });
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }
}
