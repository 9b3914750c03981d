using System.Text.Json;
using System.Text.Json.Serialization;

namespace ShelfEdge.Service.Commands.Detect;

/// <summary>JSON of the command <c>detect</c>: its list, its report and the annotations it reads.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PictureDetection))]
[JsonSerializable(typeof(PictureGap))]
[JsonSerializable(typeof(DetectReport))]
[JsonSerializable(typeof(AnnotationFile))]
internal sealed partial class DetectJsonContext : JsonSerializerContext;
