using System.Buffers;
using System.IO.Compression;
using MQTTnet;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace ShelfEdge.Messaging.Mqtt;

/// <summary>
/// Makes messages as the protocol can carry them: 3.1.1 knows neither content types nor correlation.
/// </summary>
/// <param name="protocol">Spoken with the broker.</param>
/// <param name="compressFrom">Bytes from which an event is compressed; <see langword="null"/> for never.</param>
internal sealed class MqttMessage(MqttVersion protocol, int? compressFrom)
{
    /// <summary>User property that says how a payload is compressed.</summary>
    public const string EncodingProperty = "content-encoding";

    /// <summary>The one value of <see cref="EncodingProperty"/>.</summary>
    public const string Gzip = "gzip";

    private const string EventContentType = "application/cloudevents+json; charset=utf-8";
    private const string JsonContentType = "application/json; charset=utf-8";
    private const string TextContentType = "text/plain; charset=utf-8";

    /// <summary>Content type of the last will, which <see cref="Text"/> has as well.</summary>
    public static string WillContentType => TextContentType;

    /// <summary>A CloudEvent, compressed when it is worth while.</summary>
    public MqttApplicationMessage Event(string topic, ReadOnlyMemory<byte> payload, bool retain)
    {
        if (compressFrom is not { } least || payload.Length < least || Compress(payload) is not { } smaller)
        {
            return Compose(topic, payload, EventContentType, retain);
        }

        var message = Compose(topic, smaller, EventContentType, retain);
        message.UserProperties = [new MqttUserProperty(EncodingProperty, System.Text.Encoding.UTF8.GetBytes(Gzip))];
        return message;
    }

    /// <summary>Plain retained text.</summary>
    public MqttApplicationMessage Text(string topic, ReadOnlyMemory<byte> payload) =>
        Compose(topic, payload, TextContentType, retain: true);

    /// <summary>Plain retained JSON.</summary>
    public MqttApplicationMessage Json(string topic, ReadOnlyMemory<byte> payload) =>
        Compose(topic, payload, JsonContentType, retain: true);

    /// <summary>A reply to a command; without confirmation when the broker has no room for one beside the events.</summary>
    public MqttApplicationMessage Reply(
        string topic, ReadOnlyMemory<byte> payload, ReadOnlyMemory<byte> correlation, bool isConfirmed)
    {
        var message = Compose(topic, payload, EventContentType, retain: false);
        message.QualityOfServiceLevel =
            isConfirmed ? MqttQualityOfServiceLevel.AtLeastOnce : MqttQualityOfServiceLevel.AtMostOnce;
        if (protocol == MqttVersion.Mqtt5 && !correlation.IsEmpty)
        {
            message.CorrelationData = correlation.ToArray();
        }

        return message;
    }

    private MqttApplicationMessage Compose(string topic, ReadOnlyMemory<byte> payload, string contentType, bool retain) => new()
    {
        Topic = topic,
        Payload = new ReadOnlySequence<byte>(payload),
        ContentType = protocol == MqttVersion.Mqtt5 ? contentType : null,
        Retain = retain,
        QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
    };

    private static byte[]? Compress(ReadOnlyMemory<byte> payload)
    {
        using var buffer = new MemoryStream(payload.Length / 2);
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(payload.Span);
        }

        return buffer.Length < payload.Length ? buffer.ToArray() : null;
    }
}
