using System.Text.Json;
using System.Text.Json.Serialization;

namespace ShelfEdge.Core.Alerts;

/// <summary>Serialization of the stored state; private to the box.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.General,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    UseStringEnumConverter = true,
    MaxDepth = 8,
    Converters = [typeof(PositionIdConverter), typeof(SkuConverter), typeof(CameraIdConverter)])]
[JsonSerializable(typeof(AlertState))]
[JsonSerializable(typeof(AlertEntry))]
internal sealed partial class AlertJsonContext : JsonSerializerContext;
