using System.Buffers;
using System.Text.Json;

namespace ShelfEdge.Core.Planogram.Azure;

/// <summary>
/// Reads and writes the planogram document of Azure's Product Recognition preview (Planogram Compliance, 2023-04-01-preview, retired
/// on 31 March 2025): <c>products</c>, <c>fixtures</c> and <c>positions</c> on a drawing with its own units.
/// </summary>
public static class AzurePlanogramFile
{
    private const int MaxDepth = 16;

    /// <summary>
    /// Reads a document, or a whole request with the document under <c>planogram</c>. Keys in Pascal case, as tools of the service
    /// wrote them, are taken too; keys that the service did not know are passed over. Never throws for what is in the document.
    /// </summary>
    /// <param name="utf8">The bytes of the file, at most <see cref="PlanogramLimits.Bytes"/>.</param>
    /// <param name="view">Where the drawing lies in the picture of which camera.</param>
    public static PlanogramReadResult Read(ReadOnlySpan<byte> utf8, AzureView view) =>
        PlanogramFile.Parse(utf8, root =>
        {
            var buffer = new ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(buffer))
            {
                CopyInCamelCase(root, json);
            }

            using var copy = JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return new AzurePlanogramReader(view).Read(copy.RootElement);
        });

    /// <summary>Writes what one camera sees, with pixels of its reference frame as units and each facing as a position.</summary>
    /// <param name="planogram">Has the camera.</param>
    /// <param name="camera">The camera.</param>
    public static byte[] Write(Planogram planogram, CameraId camera) => AzurePlanogramWriter.Write(planogram, camera);

    private static void CopyInCamelCase(JsonElement element, Utf8JsonWriter json)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var property in element.EnumerateObject())
                {
                    json.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(property.Name));
                    CopyInCamelCase(property.Value, json);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var entry in element.EnumerateArray())
                {
                    CopyInCamelCase(entry, json);
                }

                json.WriteEndArray();
                break;
            default:
                element.WriteTo(json);
                break;
        }
    }
}
