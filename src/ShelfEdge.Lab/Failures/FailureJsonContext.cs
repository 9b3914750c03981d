using System.Text.Json;
using System.Text.Json.Serialization;

namespace ShelfEdge.Lab.Failures;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(FailureIndex))]
internal sealed partial class FailureJsonContext : JsonSerializerContext;
