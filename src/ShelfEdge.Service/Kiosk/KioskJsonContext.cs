using System.Text.Json;
using System.Text.Json.Serialization;

namespace ShelfEdge.Service.Kiosk;

/// <summary>JSON of the kiosk's own files.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(KioskKeyList))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class KioskJsonContext : JsonSerializerContext;
