using System.Text.Json;
using System.Text.Json.Serialization;

namespace ShelfEdge.Core.Verification;

/// <summary>Serialization of the answers; keys as COCO spells them.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.General,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    MaxDepth = 8)]
[JsonSerializable(typeof(GoldenAnswersDocument))]
internal sealed partial class GoldenAnswersJsonContext : JsonSerializerContext;
