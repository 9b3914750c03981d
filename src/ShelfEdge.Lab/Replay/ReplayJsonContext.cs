using System.Text.Json;
using System.Text.Json.Serialization;

namespace ShelfEdge.Lab.Replay;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(ReplayReport))]
internal sealed partial class ReplayJsonContext : JsonSerializerContext;
