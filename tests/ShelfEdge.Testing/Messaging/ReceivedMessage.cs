using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ShelfEdge.Testing.Messaging;

/// <summary>A message as it came from the broker.</summary>
public sealed record ReceivedMessage(string Topic, byte[] Payload, bool Retain, string? ContentType)
{
    public string Text => Encoding.UTF8.GetString(Payload);

    /// <summary>The CloudEvent; throws when the payload is not JSON.</summary>
    public JsonElement Event => JsonDocument.Parse(Payload).RootElement;

    public Guid Id => Event.GetProperty("id").GetGuid();

    public long Sequence => long.Parse(Event.GetProperty("sequence").GetString()!, CultureInfo.InvariantCulture);
}
