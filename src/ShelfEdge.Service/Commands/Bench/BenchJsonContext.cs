using System.Text.Json;
using System.Text.Json.Serialization;

namespace ShelfEdge.Service.Commands.Bench;

/// <summary>JSON of <c>shelfedge bench --json</c>.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BenchReport))]
internal sealed partial class BenchJsonContext : JsonSerializerContext;
