using System.Text.Json;
using System.Text.Json.Serialization;

namespace ShelfEdge.Core.Stock;

/// <summary>Serialization of the stored snapshot.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.General,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true,
    MaxDepth = 8)]
[JsonSerializable(typeof(StockSnapshotDocument))]
internal sealed partial class StockSnapshotJsonContext : JsonSerializerContext;
