using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using CsCheck;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Tests.Recommend;

public sealed class FactorModelFileTests
{
    private const int HashBytes = SHA256.HashSizeInBytes;

    // magic, version, feedback, six floats
    private const int FactorsAt = 4 + 2 + 4 + (6 * 4);
    private const int ItemsAt = FactorsAt + 4;

    private static readonly FactorModel Model = RandomModel(items: 5, factors: 16, seed: 1);

    [Fact]
    public void Model_comes_back_at_half_precision()
    {
        FactorModel read = FactorModelFile.Read(FactorModelFile.Write(Model));

        Assert.Equal(Model.Catalog.Names, read.Catalog.Names);
        Assert.Equal(Model.Popularity, read.Popularity);
        Assert.Equal(Model.Rules, read.Rules);
        Assert.Equal(Model.Confidence, read.Confidence);
        Assert.Equal(Model.Items.Values.ToArray().Select(value => (float)(Half)value), read.Items.Values.ToArray());
    }

    [Fact]
    public void Ratings_model_comes_back()
    {
        var model = new FactorModel(
            Model.Catalog, Model.Items, FactorRules.ForRatings(0.1f, 0.5f, 3.25f), ConfidenceRules.Plain, Model.Popularity);

        Assert.Equal(model.Rules, FactorModelFile.Read(FactorModelFile.Write(model)).Rules);
    }

    [Fact]
    public void Same_model_gives_the_same_bytes() => Assert.Equal(FactorModelFile.Write(Model), FactorModelFile.Write(Model));

    [Fact]
    public void Fifty_thousand_items_of_64_factors_stay_under_10_MB() =>
        Assert.InRange(FactorModelFile.Write(RandomModel(items: 50_000, factors: 64, seed: 2)).Length, 6_400_000, 10_000_000);

    [Fact]
    public void Factor_beyond_half_precision_is_not_written()
    {
        var items = new FactorMatrix(5, 16);
        items.WritableRow(2)[3] = -70_000;
        var model = new FactorModel(Model.Catalog, items, Model.Rules, Model.Confidence, Model.Popularity);

        Assert.Throws<ArgumentException>(() => FactorModelFile.Write(model));
    }

    [Fact]
    public void Every_changed_byte_is_noticed()
    {
        byte[] file = FactorModelFile.Write(Model);
        for (int at = 0; at < file.Length; at++)
        {
            byte[] changed = (byte[])file.Clone();
            changed[at] ^= 0x10;

            Assert.Throws<ModelFileException>(() => FactorModelFile.Read(changed));
        }
    }

    [Fact]
    public void Every_shorter_file_is_noticed()
    {
        byte[] file = FactorModelFile.Write(Model);
        for (int length = 0; length < file.Length; length++)
        {
            Assert.Throws<ModelFileException>(() => FactorModelFile.Read(file.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Changed_file_with_a_right_checksum_is_read_or_refused_and_never_worse()
    {
        byte[] file = FactorModelFile.Write(Model);
        int refused = 0;
        Gen.Select(Gen.Int[4, file.Length - HashBytes - 1], Gen.Byte, Gen.Int[0, 40]).Array[1, 4].Sample(
            changes =>
            {
                byte[] changed = file;
                foreach ((int at, byte value, int cut) in changes)
                {
                    changed = [.. changed.AsSpan(0, Math.Max(FactorsAt, changed.Length - HashBytes - cut)), .. new byte[HashBytes]];
                    changed[Math.Min(at, changed.Length - HashBytes - 1)] = value;
                }

                try
                {
                    FactorModelFile.Read(WithChecksum(changed));
                }
                catch (ModelFileException)
                {
                    Interlocked.Increment(ref refused);
                }
            },
            iter: 5_000);

        Assert.InRange(refused, 1, 5_000);
    }

    [Theory]
    [InlineData(FactorsAt, 0, "width")]
    [InlineData(FactorsAt, -16, "factors are not possible")]
    [InlineData(FactorsAt, 4_096, "factors are not possible")]
    [InlineData(ItemsAt, -1, "items are not possible")]
    [InlineData(ItemsAt, int.MaxValue, "items are not possible")]
    [InlineData(ItemsAt, 4, "bytes too many")]
    [InlineData(6, 2, "feedback 2 is not known")]
    [InlineData(10, 0, "unobservedWeight")]
    public void Number_that_cannot_be_is_named(int at, int value, string message)
    {
        byte[] file = FactorModelFile.Write(Model);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);

        var exception = Assert.Throws<ModelFileException>(() => FactorModelFile.Read(WithChecksum(file)));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Count_that_the_file_cannot_hold_takes_no_memory()
    {
        byte[] file = FactorModelFile.Write(Model);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(ItemsAt), RecommendLimits.Items);
        byte[] changed = WithChecksum(file);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<ModelFileException>(() => FactorModelFile.Read(changed));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void Newer_version_is_named()
    {
        byte[] file = FactorModelFile.Write(Model);
        file[4] = 9;

        var exception = Assert.Throws<ModelFileException>(() => FactorModelFile.Read(WithChecksum(file)));

        Assert.Contains("version 9 is not known; version 1 is", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_that_do_not_fit_each_other_are_refused()
    {
        Assert.Throws<ArgumentException>(
            () => new FactorModel(Model.Catalog, new FactorMatrix(4, 16), Model.Rules, Model.Confidence, Model.Popularity));
        Assert.Throws<ArgumentException>(
            () => new FactorModel(Model.Catalog, new FactorMatrix(5, 20), Model.Rules, Model.Confidence, Model.Popularity));
        Assert.Throws<ArgumentException>(() => new FactorModel(Model.Catalog, Model.Items, Model.Rules, Model.Confidence, [1, 2]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a", "b", "a")]
    public void Catalog_refuses_an_empty_and_a_repeated_name(params string[] names) =>
        Assert.Throws<ArgumentException>(() => new ItemCatalog([.. names]));

    [Fact]
    public void Catalog_refuses_a_name_that_is_too_long() =>
        Assert.Throws<ArgumentException>(() => new ItemCatalog([new string('x', RecommendLimits.ItemNameBytes + 1)]));

    private static byte[] WithChecksum(byte[] file)
    {
        byte[] changed = (byte[])file.Clone();
        SHA256.HashData(changed.AsSpan(0, changed.Length - HashBytes), changed.AsSpan(changed.Length - HashBytes));
        return changed;
    }

    private static FactorModel RandomModel(int items, int factors, int seed)
    {
        var random = new Random(seed);
        return new FactorModel(
            new ItemCatalog([.. Enumerable.Range(0, items).Select(item => $"8544{item}B")]),
            FactorMatrix.Random(items, factors, 0.5f, random),
            FactorRules.ForImplicit(1, 0.006f, 1),
            new ConfidenceRules(1, 60),
            [.. Enumerable.Range(0, items).Select(_ => random.Next(1_000)).ToImmutableArray()]);
    }
}
