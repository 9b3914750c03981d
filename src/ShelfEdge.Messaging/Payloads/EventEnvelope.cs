using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ShelfEdge.Messaging.Outbox;

namespace ShelfEdge.Messaging.Payloads;

/// <summary>Composes a message as a CloudEvent 1.0 in structured JSON.</summary>
public static class EventEnvelope
{
    /// <summary>Digits of a sequence on the wire; leading zeros make the order of the strings that of the numbers.</summary>
    public const int SequenceDigits = 19;

    private const int EnvelopeBytes = 640;

    /// <summary>UTF-8 JSON; empty for a message without data, which lets the broker forget the topic.</summary>
    public static ReadOnlyMemory<byte> Compose(OutboxEntry entry) =>
        entry.Message.Data.IsEmpty ? default : Compose(entry.Message, entry.Stream, entry.Sequence);

    /// <summary>UTF-8 JSON of a message that was never in an outbox: it has neither lane nor number.</summary>
    public static ReadOnlyMemory<byte> ComposeReply(OutboxMessage message) => Compose(message, stream: null, 0);

    private static ReadOnlyMemory<byte> Compose(OutboxMessage message, string? stream, long sequence)
    {
        var buffer = new ArrayBufferWriter<byte>(EnvelopeBytes + message.Data.Length);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("specversion"u8, "1.0"u8);
            json.WriteString("id"u8, message.Id);
            json.WriteString("source"u8, message.Source);
            json.WriteString("type"u8, message.Type);
            json.WriteString("subject"u8, message.Subject);
            json.WriteString("time"u8, message.Time.UtcDateTime);
            json.WriteString("datacontenttype"u8, "application/json"u8);
            json.WriteString("dataschema"u8, EventTypes.Schema(message.Type));
            if (stream is not null)
            {
                json.WriteString("stream"u8, stream);
                json.WriteString("lane"u8, message.Lane.Word());
                json.WriteString("sequence"u8, FormatSequence(sequence));
            }

            json.WritePropertyName("data"u8);
            json.WriteRawValue(message.Data.Span, skipInputValidation: true);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>The number as it stands on the wire.</summary>
    public static string FormatSequence(long sequence) =>
        sequence.ToString("D" + SequenceDigits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
