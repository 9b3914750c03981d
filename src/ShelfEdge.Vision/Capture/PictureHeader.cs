using System.Buffers.Binary;

namespace ShelfEdge.Vision.Capture;

/// <summary>
/// Reads the size of a JPEG, PNG, BMP or WebP picture from its first bytes, so that a picture can be refused before
/// memory for its pixels is taken.
/// </summary>
internal static class PictureHeader
{
    public const string Formats = "JPEG, PNG, BMP or WebP";

    /// <returns>False when the bytes are none of these formats or end before the size.</returns>
    public static bool TryReadSize(ReadOnlySpan<byte> bytes, out int widthPixels, out int heightPixels)
    {
        var (width, height) = ReadSize(bytes);
        (widthPixels, heightPixels) = ((int)Math.Min(width, int.MaxValue), (int)Math.Min(height, int.MaxValue));
        return width > 0 && height > 0;
    }

    private static (long Width, long Height) ReadSize(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return ReadJpeg(bytes);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return bytes.Length < 24
                ? default
                : (BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]));
        }

        if (bytes.StartsWith("BM"u8))
        {
            // A negative height means that the rows run from the top down.
            return bytes.Length < 26
                ? default
                : (BinaryPrimitives.ReadInt32LittleEndian(bytes[18..]),
                    Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(bytes[22..])));
        }

        return bytes.Length >= 30 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8)
            ? ReadWebP(bytes)
            : default;
    }

    // ITU T.81, annex B: segments of marker and length up to the start of frame that holds the size.
    private static (long Width, long Height) ReadJpeg(ReadOnlySpan<byte> bytes)
    {
        var at = 2;
        while (at + 9 <= bytes.Length && bytes[at] == 0xFF)
        {
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++; // Any number of fill bytes may stand before a marker.
                continue;
            }

            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]),
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return default;
    }

    // RFC 9649: lossy (VP8 ), lossless (VP8L) and extended (VP8X) files keep the size in different places.
    private static (long Width, long Height) ReadWebP(ReadOnlySpan<byte> bytes)
    {
        if (bytes[12..16].SequenceEqual("VP8 "u8))
        {
            return (BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF);
        }

        if (bytes[12..16].SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
            return ((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1);
        }

        return bytes[12..16].SequenceEqual("VP8X"u8)
            ? (1 + (bytes[24] | bytes[25] << 8 | bytes[26] << 16), 1 + (bytes[27] | bytes[28] << 8 | bytes[29] << 16))
            : default;
    }
}
