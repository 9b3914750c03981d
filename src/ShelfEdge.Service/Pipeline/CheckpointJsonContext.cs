using System.Text.Json;
using System.Text.Json.Serialization;

namespace ShelfEdge.Service.Pipeline;

/// <summary>JSON of the checkpoint. A missing or null member is an error, so that a damaged checkpoint is not half believed.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(StockCheckpoint.StoredStock))]
internal sealed partial class CheckpointJsonContext : JsonSerializerContext;
