using System.Collections.Immutable;
using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Core.Recommend;

/// <summary>
/// Reads and writes <see cref="ItemNeighbours"/> with the names of the items. Layout: items (int32), their names (uint16 length and
/// UTF-8), then for each item its neighbours (int32) and for each of them item (int32) and score (float32); framed as
/// <c>docs/recommend.md</c> says.
/// </summary>
public static class ItemNeighboursFile
{
    private const ushort Version = 1;

    private static ReadOnlySpan<byte> Magic => "SEIN"u8;

    /// <summary>The file's bytes. The same neighbours give the same bytes.</summary>
    /// <exception cref="ArgumentException">There are not as many names as items.</exception>
    public static byte[] Write(ItemCatalog catalog, ItemNeighbours neighbours)
    {
        if (catalog.Count != neighbours.ItemCount)
        {
            throw new ArgumentException($"{catalog.Count} names for {neighbours.ItemCount} items", nameof(catalog));
        }

        var writer = new ModelFileWriter(Magic, Version);
        writer.Write(catalog.Count);
        foreach (string name in catalog.Names)
        {
            writer.Write(name);
        }

        for (int item = 0; item < catalog.Count; item++)
        {
            ReadOnlySpan<ScoredItem> row = neighbours.Of(item);
            writer.Write(row.Length);
            foreach (ScoredItem neighbour in row)
            {
                writer.Write(neighbour.Item);
                writer.Write(neighbour.Score);
            }
        }

        return writer.Finish();
    }

    /// <summary>Reads neighbours; a count is checked before memory is taken for it.</summary>
    /// <exception cref="ModelFileException">The bytes are no such model.</exception>
    public static (ItemCatalog Catalog, ItemNeighbours Neighbours) Read(ReadOnlySpan<byte> file)
    {
        var reader = new ModelFileReader(file, Magic, Version);
        int count = reader.ReadCount("items", RecommendLimits.Items, sizeof(ushort) + sizeof(int));
        var names = ImmutableArray.CreateBuilder<string>(count);
        for (int item = 0; item < count; item++)
        {
            names.Add(reader.ReadText(RecommendLimits.ItemNameBytes));
        }

        var neighbours = new ScoredItem[count][];
        for (int item = 0; item < count; item++)
        {
            neighbours[item] = new ScoredItem[reader.ReadCount("neighbours", RecommendLimits.Neighbours, sizeof(int) + sizeof(float))];
            for (int i = 0; i < neighbours[item].Length; i++)
            {
                neighbours[item][i] = ReadNeighbour(ref reader, count);
            }
        }

        reader.Finish();
        try
        {
            return (new ItemCatalog(names.MoveToImmutable()), new ItemNeighbours(neighbours));
        }
        catch (ArgumentException exception)
        {
            throw new ModelFileException(exception.Message, exception);
        }
    }

    private static ScoredItem ReadNeighbour(ref ModelFileReader reader, int items)
    {
        var neighbour = new ScoredItem(reader.ReadInt32(), reader.ReadSingle());
        return (uint)neighbour.Item < (uint)items && float.IsFinite(neighbour.Score)
            ? neighbour
            : throw new ModelFileException($"{neighbour} is no neighbour among {items} items");
    }
}
