using System.Buffers.Binary;
using System.Security.Cryptography;
using CsCheck;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Segment;

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
        Assert.Equal(
            Enumerable.Range(0, 2).SelectMany(row => SegmentModelTests.Model.Centroids.Row(row).ToArray()),
            Enumerable.Range(0, 2).SelectMany(row => read.Centroids.Row(row).ToArray()));
    }

    [Fact]
    public void Every_changed_byte_and_every_shorter_file_is_noticed()
    {
        for (int at = 0; at < File.Length; at++)
        {
            byte[] changed = (byte[])File.Clone();
            changed[at] ^= 1;
            Assert.Throws<ModelFileException>(() => SegmentModelFile.Read(changed));
            Assert.Throws<ModelFileException>(() => SegmentModelFile.Read(File.AsSpan(0, at)));
        }
    }

    [Fact]
    public void Changed_file_with_a_right_checksum_is_read_or_refused_and_never_worse()
    {
        int payload = File.Length - SHA256.HashSizeInBytes;
        int refused = 0;
        Gen.Select(Gen.Int[0, payload - 1], Gen.Byte, Gen.Int[0, 60]).Sample(
            (at, value, cut) =>
            {
                byte[] changed = File.AsSpan(0, Math.Max(at + 1, payload - cut)).ToArray();
                changed[at] = value;
                try
                {
                    SegmentModelFile.Read(WithChecksum(changed));
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
    [InlineData(SegmentLimits.Features + 1)]
    [InlineData(int.MaxValue)]
    public void Count_that_cannot_be_is_named(int count)
    {
        byte[] changed = File.AsSpan(0, File.Length - SHA256.HashSizeInBytes).ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(FeaturesAt), count);

        var exception = Assert.Throws<ModelFileException>(() => SegmentModelFile.Read(WithChecksum(changed)));

        Assert.Contains($"{count} features are not possible", exception.Message, StringComparison.Ordinal);
    }

    private static byte[] WithChecksum(byte[] content) => [.. content, .. SHA256.HashData(content)];
}
