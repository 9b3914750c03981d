using CsCheck;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Tests.Recommend;

public sealed class ItemNeighboursFileTests
{
    private static readonly ItemNeighbours Neighbours = ItemNeighbours.Find(RandomMatrices.Implicit(seed: 1), 5, new ParallelOptions());

    private static readonly ItemCatalog Catalog = new([.. Enumerable.Range(0, 20).Select(item => $"item {item}")]);

    [Fact]
    public void Neighbours_come_back()
    {
        (ItemCatalog catalog, ItemNeighbours read) = ItemNeighboursFile.Read(ItemNeighboursFile.Write(Catalog, Neighbours));

        Assert.Equal(Catalog.Names, catalog.Names);
        Assert.All(Enumerable.Range(0, 20), item => Assert.Equal(Neighbours.Of(item).ToArray(), read.Of(item).ToArray()));
    }

    [Fact]
    public void Changed_file_with_a_right_checksum_is_read_or_refused_and_never_worse()
    {
        byte[] file = ItemNeighboursFile.Write(Catalog, Neighbours);
        int payload = file.Length - System.Security.Cryptography.SHA256.HashSizeInBytes;
        int refused = 0;
        Gen.Select(Gen.Int[0, payload - 1], Gen.Byte, Gen.Int[0, 60]).Sample(
            (at, value, cut) =>
            {
                byte[] changed = file.AsSpan(0, Math.Max(at + 1, payload - cut)).ToArray();
                changed[at] = value;
                try
                {
                    ItemNeighboursFile.Read([.. changed, .. System.Security.Cryptography.SHA256.HashData(changed)]);
                }
                catch (ModelFileException)
                {
                    Interlocked.Increment(ref refused);
                }
            },
            iter: 3_000);

        Assert.InRange(refused, 1, 3_000);
    }

    [Fact]
    public void Factor_model_is_another_kind_of_file() =>
        Assert.Throws<ModelFileException>(() => FactorModelFile.Read(ItemNeighboursFile.Write(Catalog, Neighbours)));

    [Fact]
    public void Names_must_be_as_many_as_items() =>
        Assert.Throws<ArgumentException>(() => ItemNeighboursFile.Write(new ItemCatalog(["one"]), Neighbours));
}
