using System.Text.Json;
using System.Text.Json.Serialization;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Alerts;

/// <summary>Writes the id as its text; refuses one that breaks the rule of ids.</summary>
internal sealed class PositionIdConverter : JsonConverter<PositionId>
{
    public override PositionId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text && Identifier.IsValid(text) ? new PositionId(text) : throw new JsonException(Identifier.Rule);

    public override void Write(Utf8JsonWriter writer, PositionId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
