using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShelfEdge.Hub.Storage;
using ShelfEdge.Messaging.Mqtt;

namespace ShelfEdge.Hub.Intake;

/// <summary>Reads one message of a box. Pure; any thread. What cannot be read becomes a dead letter, never an exception.</summary>
/// <param name="prefix">First level of every topic.</param>
/// <param name="maxPayloadBytes">A longer payload is not read.</param>
internal sealed class MessageReader(string prefix, int maxPayloadBytes)
{
    private const int MaxDepth = 16;

    // As long as the settings of a box and the ids of its planogram let it be.
    private const int MaxLevel = 64;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    // Longer than the longest word that is allowed, so that a longer one differs.
    private const int MaxAvailability = 16;

    // Far beyond what a box can number in its life, far below what overflows when gaps are added up.
    private const long MaxSequence = 1_000_000_000_000_000;

    private static readonly string[] Availabilities = [Availability.Online, Availability.Offline, Availability.Stopped];

    /// <param name="topic">Where it came.</param>
    /// <param name="payload">As received.</param>
    /// <param name="encoding">How the payload is compressed; <see langword="null"/> when it is plain.</param>
    /// <returns>
    /// A <see cref="HubEvent"/>, <see cref="BoxAvailability"/>, <see cref="RetainedGone"/> or <see cref="DeadLetter"/>.
    /// </returns>
    public object Read(string topic, ReadOnlySpan<byte> payload, string? encoding = null)
    {
        var levels = topic.Split('/');
        if (levels.Length < 4 || levels[0] != prefix)
        {
            return DeadLetter.Of(topic, payload, $"the topic is not {prefix}/SITE/BOX/...");
        }

        if (levels.Any(level => level.Length is 0 or > MaxLevel))
        {
            return DeadLetter.Of(topic, payload, string.Create(
                CultureInfo.InvariantCulture, $"each level of the topic must have 1 to {MaxLevel} characters"));
        }

        var (site, box, slice) = (levels[1], levels[2], levels[3]);
        if (slice == "available" && levels.Length == 4)
        {
            var state = Encoding.UTF8.GetString(payload[..Math.Min(payload.Length, MaxAvailability)]);
            return Availabilities.Contains(state)
                ? new BoxAvailability(site, box, state)
                : DeadLetter.Of(topic, payload, $"must be one of {string.Join(", ", Availabilities)}");
        }

        if (payload.IsEmpty)
        {
            return levels.Length >= 5 && slice is "stock" or "cameras"
                ? new RetainedGone(site, box, slice, levels[4])
                : DeadLetter.Of(topic, payload, "is empty");
        }

        if (payload.Length > maxPayloadBytes)
        {
            return DeadLetter.Of(topic, payload, string.Create(
                CultureInfo.InvariantCulture, $"has {payload.Length} bytes; at most {maxPayloadBytes} are read"));
        }

        try
        {
            return ReadEvent(site, box, encoding is null ? payload : Unpacking.Unpack(payload, encoding, maxPayloadBytes));
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidDataException or InvalidOperationException or ArgumentException)
        {
            return DeadLetter.Of(topic, payload, exception.Message);
        }
    }

    private static HubEvent ReadEvent(string site, string box, ReadOnlySpan<byte> payload)
    {
        if (JsonNode.Parse(payload, documentOptions: Strict) is not JsonObject json)
        {
            throw new FormatException("is not a JSON object");
        }

        var source = Text(json, "source", 256);
        if (source != $"/shelfedge/{site}/{box}")
        {
            // A box may write to its own topics only; what it says about another is not believed.
            throw new FormatException($"source '{source}' does not belong to the topic");
        }

        var lane = Text(json, "lane", 32);
        var sequence = long.TryParse(Text(json, "sequence", 19), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException("sequence must be digits");
        if (sequence > MaxSequence || (sequence < 1 && lane != HubEvent.StateLane))
        {
            throw new FormatException("sequence is out of range");
        }

        return new HubEvent(
            site,
            box,
            Guid.TryParse(Text(json, "id", 36), out var id) ? id : throw new FormatException("id must be a UUID"),
            Text(json, "stream", 64),
            lane,
            sequence,
            Text(json, "type", 128),
            Text(json, "subject", 128),
            DateTimeOffset.TryParse(Text(json, "time", 40), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time
                : throw new FormatException("time must be RFC 3339"),
            json["data"] as JsonObject ?? throw new FormatException("data must be an object"));
    }

    private static string Text(JsonObject json, string field, int maxLength) =>
        json[field] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length is > 0 && text.Length <= maxLength
            ? text
            : throw new FormatException($"{field} must be a string of 1 to {maxLength} characters");
}
