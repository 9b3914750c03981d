using System.Text.Json;
using System.Text.Json.Serialization;

namespace ShelfEdge.Lab.Detection;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(DetectorReport))]
internal sealed partial class DetectionJsonContext : JsonSerializerContext;
