using System.Text.Json.Serialization;

namespace ShelfEdge.Lab.Report;

/// <summary>What a report reads as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(OfferDocument))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
