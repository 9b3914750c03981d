using System.Buffers.Binary;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Segment;
using ShelfEdge.Core.Tests.Modelling;

namespace ShelfEdge.Core.Tests.Segment;

public sealed class SegmentModelFileTests
{
    private const int FeaturesAt = 6;

    private static readonly byte[] File = SegmentModelFile.Write(SegmentModelTests.Model);

    [Fact]
    public void Model_comes_back_as_it_was()
    {
        SegmentModel read = SegmentModelFile.Read(File);

        Assert.Equal(SegmentModelTests.Model.Segments.AsEnumerable(), read.Segments);
        Assert.Equal(SegmentModelTests.Model.Scaling.Features.AsEnumerable(), read.Scaling.Features);
        Assert.Equal(SegmentModelTests.Model.References.All.AsEnumerable(), read.References.All);
        Assert.Equal(
            Enumerable.Range(0, 2).SelectMany(row => SegmentModelTests.Model.Centroids.Row(row).ToArray()),
            Enumerable.Range(0, 2).SelectMany(row => read.Centroids.Row(row).ToArray()));
    }

    [Fact]
    public void Every_changed_byte_and_every_shorter_file_is_noticed() => DamagedFile.AssertNoticed(File, bytes => SegmentModelFile.Read(bytes));

    [Fact]
    public void Changed_file_with_a_right_checksum_is_read_or_refused_and_never_worse() =>
        DamagedFile.AssertReadOrRefused(File, bytes => SegmentModelFile.Read(bytes));

    [Theory]
    [InlineData(-1)]
    [InlineData(SegmentLimits.Features + 1)]
    [InlineData(int.MaxValue)]
    public void Count_that_cannot_be_is_named(int count)
    {
        byte[] changed = DamagedFile.Content(File);
        BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(FeaturesAt), count);

        var exception = Assert.Throws<ModelFileException>(() => SegmentModelFile.Read(DamagedFile.WithChecksum(changed)));

        Assert.Contains($"{count} features are not possible", exception.Message, StringComparison.Ordinal);
    }
}
