using System.Text.Json.Serialization;

namespace ShelfEdge.Lab.Scenes.Coco;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CocoDocument))]
internal sealed partial class CocoJsonContext : JsonSerializerContext;
