using System.Buffers.Binary;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Core.Tests.Modelling;

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
    public void Every_changed_byte_and_every_shorter_file_is_noticed() => DamagedFile.AssertNoticed(File, bytes => GalleryFile.Read(bytes));

    [Fact]
    public void Changed_file_with_a_right_checksum_is_read_or_refused_and_never_worse() =>
        DamagedFile.AssertReadOrRefused(File, bytes => GalleryFile.Read(bytes));

    [Theory]
    [InlineData(-1)]
    [InlineData(RecognitionLimits.Vectors + 1)]
    [InlineData(int.MaxValue)]
    public void Count_that_cannot_be_is_named(int count)
    {
        var changed = DamagedFile.Content(File);
        BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(SkusAt), count);

        var exception = Assert.Throws<ModelFileException>(() => GalleryFile.Read(DamagedFile.WithChecksum(changed)));

        Assert.Contains($"{count} SKUs are not possible", exception.Message, StringComparison.Ordinal);
    }
}
