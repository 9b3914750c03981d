using System.Text.Json;
using System.Text.Json.Serialization;

namespace ShelfEdge.Lab.Recognition;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(RecognizerReport))]
[JsonSerializable(typeof(StoreDocument))]
internal sealed partial class RecognitionJsonContext : JsonSerializerContext;
