using System.Buffers.Binary;
using System.Security.Cryptography;
using CsCheck;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Recognition;

namespace ShelfEdge.Core.Tests.Recognition;

public sealed class GalleryFileTests
{
    private const int SkusAt = 6 + 2 + 64 + 4;

    private static readonly byte[] File = GalleryFile.Write(SomeGallery.Of(3, 1));

    [Fact]
    public void Gallery_comes_back_as_it_was()
    {
        var read = GalleryFile.Read(File);

        Assert.Equal(SomeGallery.Model, read.ModelSha256);
        Assert.Equal(SomeGallery.Of(3, 1).Skus.AsEnumerable(), read.Skus);
        Assert.Equal(File, GalleryFile.Write(read));
        Assert.Equal(0, GalleryFile.Read(GalleryFile.Write(SomeGallery.Empty)).VectorCount);
    }

    [Fact]
    public void Largest_gallery_keeps_within_the_bound_of_the_file() =>
        Assert.InRange(
            2L + 64 + 8 + 38 + ((long)RecognitionLimits.Vectors * (2 + 64 + 4 + (4 * RecognitionLimits.MaxDimensions))),
            0, RecognitionLimits.FileBytes);

    [Fact]
    public void Every_changed_byte_and_every_shorter_file_is_noticed()
    {
        for (var at = 0; at < File.Length; at++)
        {
            var changed = (byte[])File.Clone();
            changed[at] ^= 1;
            Assert.Throws<ModelFileException>(() => GalleryFile.Read(changed));
            Assert.Throws<ModelFileException>(() => GalleryFile.Read(File.AsSpan(0, at)));
        }
    }

    [Fact]
    public void Changed_file_with_a_right_checksum_is_read_or_refused_and_never_worse()
    {
        var payload = File.Length - SHA256.HashSizeInBytes;
        var refused = 0;
        Gen.Select(Gen.Int[0, payload - 1], Gen.Byte, Gen.Int[0, 60]).Sample(
            (at, value, cut) =>
            {
                var changed = File.AsSpan(0, Math.Max(at + 1, payload - cut)).ToArray();
                changed[at] = value;
                try
                {
                    GalleryFile.Read(WithChecksum(changed));
                }
                catch (ModelFileException)
                {
                    Interlocked.Increment(ref refused);
                }
            },
            iter: 3_000);

        Assert.InRange(refused, 1, 3_000);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(RecognitionLimits.Vectors + 1)]
    [InlineData(int.MaxValue)]
    public void Count_that_cannot_be_is_named(int count)
    {
        var changed = File.AsSpan(0, File.Length - SHA256.HashSizeInBytes).ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(SkusAt), count);

        var exception = Assert.Throws<ModelFileException>(() => GalleryFile.Read(WithChecksum(changed)));

        Assert.Contains($"{count} SKUs are not possible", exception.Message, StringComparison.Ordinal);
    }

    private static byte[] WithChecksum(byte[] content) => [.. content, .. SHA256.HashData(content)];
}
