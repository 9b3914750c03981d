using System.Text.Json;
using System.Text.Json.Serialization;

namespace ShelfEdge.Service.Commands.Detect;

/// <summary>JSON of the command <c>detect</c>: its list and its report.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PictureDetection))]
[JsonSerializable(typeof(DetectReport))]
internal sealed partial class DetectJsonContext : JsonSerializerContext;
