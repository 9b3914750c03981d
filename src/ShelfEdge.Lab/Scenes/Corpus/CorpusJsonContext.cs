using System.Text.Json.Serialization;

namespace ShelfEdge.Lab.Scenes.Corpus;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CorpusTruth))]
internal sealed partial class CorpusJsonContext : JsonSerializerContext;
