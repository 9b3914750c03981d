using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ShelfEdge.Core.Modelling;

/// <summary>Reads what <see cref="ModelFileWriter"/> wrote. Whatever the bytes are, it throws <see cref="ModelFileException"/> only.</summary>
internal ref struct ModelFileReader
{
    public const int MagicBytes = 4;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest;

    /// <summary>Checks the frame around the payload.</summary>
    public ModelFileReader(ReadOnlySpan<byte> file, ReadOnlySpan<byte> magic, ushort version)
    {
        const int Frame = MagicBytes + sizeof(ushort) + SHA256.HashSizeInBytes;
        if (file.Length < Frame || !file[..MagicBytes].SequenceEqual(magic))
        {
            throw new ModelFileException($"not a model file of this kind: it must begin with {Encoding.ASCII.GetString(magic)}");
        }

        ushort found = BinaryPrimitives.ReadUInt16LittleEndian(file[MagicBytes..]);
        if (found != version)
        {
            throw new ModelFileException($"version {found} is not known; version {version} is");
        }

        ReadOnlySpan<byte> content = file[..^SHA256.HashSizeInBytes];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        if (!hash.SequenceEqual(file[^SHA256.HashSizeInBytes..]))
        {
            throw new ModelFileException("the checksum is wrong: the file was cut short or changed");
        }

        _rest = content[(MagicBytes + sizeof(ushort))..];
    }

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public float ReadSingle() => BinaryPrimitives.ReadSingleLittleEndian(Take(sizeof(float)));

    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    /// <summary>A count that its limit and the rest of the file allow, so that memory can be allocated for it.</summary>
    /// <param name="what">For the message.</param>
    /// <param name="limit">Highest count.</param>
    /// <param name="leastBytesEach">How long the shortest of the counted things is in the file.</param>
    public int ReadCount(string what, int limit, int leastBytesEach)
    {
        int count = ReadInt32();
        if (count < 0 || count > limit || (long)count * leastBytesEach > _rest.Length)
        {
            throw new ModelFileException($"{count} {what} are not possible: at most {limit} are, and {_rest.Length} bytes are left");
        }

        return count;
    }

    public string ReadText(int maxBytes)
    {
        int length = BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));
        if (length > maxBytes)
        {
            throw new ModelFileException($"a text of {length} bytes; at most {maxBytes} are allowed");
        }

        try
        {
            return StrictUtf8.GetString(Take(length));
        }
        catch (DecoderFallbackException exception)
        {
            throw new ModelFileException("a text is not UTF-8", exception);
        }
    }

    public void ReadHalves(Span<float> values)
    {
        ReadOnlySpan<byte> bytes = Take(values.Length * sizeof(ushort));
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(i * sizeof(ushort))..]);
        }
    }

    /// <summary>Refuses bytes that nobody asked for.</summary>
    public readonly void Finish()
    {
        if (!_rest.IsEmpty)
        {
            throw new ModelFileException($"{_rest.Length} bytes too many");
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw new ModelFileException($"cut short: {count} more bytes are needed and {_rest.Length} are left");
        }

        ReadOnlySpan<byte> taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
