using System.Runtime.InteropServices;
using System.Text.Json;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Remote;

/// <summary>
/// Reads a command: a CloudEvent 1.0 in structured JSON of the type <see cref="Type"/>. Whatever the bytes are, the answer is a
/// command or a reason; nothing is thrown, and nothing larger than the payload is allocated for longer than the call.
/// </summary>
public static class CommandFile
{
    /// <summary>CloudEvents type of every command; the topic says which it is.</summary>
    public const string Type = "com.shelfedge.command.v1";

    /// <summary>Most characters of the sender's name.</summary>
    public const int MaxSource = 128;

    private const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <param name="kind">By the topic.</param>
    /// <param name="payload">As received; bounded by the caller.</param>
    public static CommandReadResult Read(CommandKind kind, ReadOnlyMemory<byte> payload)
    {
        string? id = null;
        try
        {
            using var document = JsonDocument.Parse(payload, Strict);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return Refused("is not a JSON object");
            }

            if (Text(root, "id") is not { } named || !Identifier.IsValid(named))
            {
                return Refused($"id: {Identifier.Rule}");
            }

            id = named;
            if (Text(root, "specversion") != "1.0")
            {
                return Refused("specversion must be \"1.0\"");
            }

            if (Text(root, "type") != Type)
            {
                return Refused($"type must be \"{Type}\"");
            }

            if (Text(root, "source") is not { Length: > 0 and <= MaxSource } source || source.Any(char.IsControl))
            {
                return Refused($"source must be a text of 1 to {MaxSource} characters that says who sends");
            }

            if (!root.TryGetProperty("data", out var data) || data.ValueKind == JsonValueKind.Null)
            {
                return new(new RemoteCommand(kind, id, source, "{}"u8.ToArray()), id, null);
            }

            return data.ValueKind == JsonValueKind.Object
                ? new(new RemoteCommand(kind, id, source, JsonMarshal.GetRawUtf8Value(data).ToArray()), id, null)
                : Refused("data must be an object");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second: a text with half a surrogate pair, or bytes that are no UTF-8.
            return Refused("is not valid JSON");
        }

        CommandReadResult Refused(string reason) => new(null, id, reason);
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
