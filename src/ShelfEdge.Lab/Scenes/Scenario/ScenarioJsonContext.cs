using System.Text.Json.Serialization;

namespace ShelfEdge.Lab.Scenes.Scenario;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TruthDocument))]
internal sealed partial class ScenarioJsonContext : JsonSerializerContext;
