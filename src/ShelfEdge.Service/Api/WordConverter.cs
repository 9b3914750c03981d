using System.Text.Json;
using System.Text.Json.Serialization;

namespace ShelfEdge.Service.Api;

/// <summary>Writes an enumeration as a word in camel case, as in messages and settings.</summary>
internal sealed class WordConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
