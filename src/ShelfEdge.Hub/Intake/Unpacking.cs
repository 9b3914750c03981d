using System.Globalization;
using System.IO.Compression;
using ShelfEdge.Messaging.Mqtt;

namespace ShelfEdge.Hub.Intake;

/// <summary>Undoes the compression that a box may apply to large payloads. Pure.</summary>
internal static class Unpacking
{
    /// <param name="payload">As received.</param>
    /// <param name="encoding">Value of <see cref="MqttMessage.EncodingProperty"/>.</param>
    /// <param name="maxBytes">No more is unpacked, however small the payload is.</param>
    /// <exception cref="FormatException">The encoding is not known, or the payload is longer than the bound.</exception>
    /// <exception cref="InvalidDataException">The payload is not what the encoding says.</exception>
    public static byte[] Unpack(ReadOnlySpan<byte> payload, string encoding, int maxBytes)
    {
        if (encoding != MqttMessage.Gzip)
        {
            throw new FormatException($"{MqttMessage.EncodingProperty} must be {MqttMessage.Gzip}");
        }

        using var packed = new MemoryStream(payload.ToArray());
        using var gzip = new GZipStream(packed, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int count; (count = gzip.Read(buffer)) > 0;)
        {
            if (plain.Length + count > maxBytes)
            {
                throw new FormatException(string.Create(
                    CultureInfo.InvariantCulture, $"has more than {maxBytes} bytes when unpacked; at most {maxBytes} are read"));
            }

            plain.Write(buffer, 0, count);
        }

        return plain.ToArray();
    }
}
