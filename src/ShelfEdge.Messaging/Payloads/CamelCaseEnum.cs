using System.Text.Json;
using System.Text.Json.Serialization;

namespace ShelfEdge.Messaging.Payloads;

/// <summary>Writes the members of an enumeration as words in camel case.</summary>
internal sealed class CamelCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
