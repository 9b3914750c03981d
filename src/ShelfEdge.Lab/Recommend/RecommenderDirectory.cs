using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Lab.Recommend;

/// <summary>The files of a trained recommender.</summary>
/// <param name="Path">Their folder.</param>
internal sealed record RecommenderDirectory(string Path)
{
    /// <summary>Longest file read.</summary>
    private const long MaxFileBytes = 1L << 30;

    public string ModelFile => System.IO.Path.Combine(Path, "recommender.factors");

    public string NeighboursFile => System.IO.Path.Combine(Path, "recommender.neighbours");

    /// <summary>Makes the folder when missing and replaces the files.</summary>
    public void Write(FactorModel model, ItemNeighbours neighbours)
    {
        Directory.CreateDirectory(Path);
        File.WriteAllBytes(ModelFile, FactorModelFile.Write(model));
        File.WriteAllBytes(NeighboursFile, ItemNeighboursFile.Write(model.Catalog, neighbours));
    }

    /// <exception cref="ModelFileException">The file is no factor model; the message names it.</exception>
    public FactorModel ReadModel() => Named(ModelFile, bytes => FactorModelFile.Read(bytes));

    /// <exception cref="ModelFileException">The file has no neighbours; the message names it.</exception>
    public (ItemCatalog Catalog, ItemNeighbours Neighbours) ReadNeighbours() =>
        Named(NeighboursFile, bytes => ItemNeighboursFile.Read(bytes));

    private static T Named<T>(string path, Func<byte[], T> read)
    {
        long length = new FileInfo(path).Length;
        if (length > MaxFileBytes)
        {
            throw new ModelFileException($"{path}: {length} bytes; at most {MaxFileBytes} are read");
        }

        try
        {
            return read(File.ReadAllBytes(path));
        }
        catch (ModelFileException exception)
        {
            throw new ModelFileException($"{path}: {exception.Message}", exception);
        }
    }
}
