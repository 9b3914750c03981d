using System.Security.Cryptography;
using CsCheck;
using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Core.Tests.Modelling;

/// <summary>What every reader of a model file must stand: bytes that changed, bytes that are missing, and lies with a right checksum.</summary>
internal static class DamagedFile
{
    private const int Tries = 3_000;

    /// <summary>Takes a file's bytes and throws what the reader throws.</summary>
    public delegate void Reader(ReadOnlySpan<byte> file);

    public static byte[] WithChecksum(byte[] content) => [.. content, .. SHA256.HashData(content)];

    /// <summary>The file without its checksum.</summary>
    public static byte[] Content(byte[] file) => file[..^SHA256.HashSizeInBytes];

    public static void AssertNoticed(byte[] file, Reader read)
    {
        for (var at = 0; at < file.Length; at++)
        {
            var changed = (byte[])file.Clone();
            changed[at] ^= 1;
            Assert.Throws<ModelFileException>(() => read(changed));
            Assert.Throws<ModelFileException>(() => read(file.AsSpan(0, at)));
        }
    }

    /// <summary>Changed and cut content with a right checksum is read or refused, and never worse.</summary>
    public static void AssertReadOrRefused(byte[] file, Reader read)
    {
        var content = Content(file);
        var refused = 0;
        Gen.Select(Gen.Int[0, content.Length - 1], Gen.Byte, Gen.Int[0, 60]).Sample(
            (at, value, cut) =>
            {
                var changed = content.AsSpan(0, Math.Max(at + 1, content.Length - cut)).ToArray();
                changed[at] = value;
                try
                {
                    read(WithChecksum(changed));
                }
                catch (ModelFileException)
                {
                    Interlocked.Increment(ref refused);
                }
            },
            iter: Tries);

        Assert.InRange(refused, 1, Tries);
    }
}
