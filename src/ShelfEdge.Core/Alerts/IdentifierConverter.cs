using System.Text.Json;
using System.Text.Json.Serialization;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Alerts;

/// <summary>Writes an id as its text; refuses one that breaks the rule of ids.</summary>
internal abstract class IdentifierConverter<T>(Func<string, T> make, Func<T, string> text) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } value && Identifier.IsValid(value) ? make(value) : throw new JsonException(Identifier.Rule);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(text(value));
}
