using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Segment;

namespace ShelfEdge.Lab.Segment;

/// <summary>The file of trained segments.</summary>
/// <param name="Path">Its folder.</param>
internal sealed record SegmentDirectory(string Path)
{
    private const long MaxFileBytes = 64 << 20;

    public string ModelFile => System.IO.Path.Combine(Path, "segments.model");

    /// <summary>Makes the folder when missing and replaces the file.</summary>
    public void Write(SegmentModel model)
    {
        Directory.CreateDirectory(Path);
        File.WriteAllBytes(ModelFile, SegmentModelFile.Write(model));
    }

    /// <exception cref="ModelFileException">The file is no segment model; the message names it.</exception>
    public SegmentModel ReadModel()
    {
        long length = new FileInfo(ModelFile).Length;
        if (length > MaxFileBytes)
        {
            throw new ModelFileException($"{ModelFile}: {length} bytes; at most {MaxFileBytes} are read");
        }

        try
        {
            return SegmentModelFile.Read(File.ReadAllBytes(ModelFile));
        }
        catch (ModelFileException exception)
        {
            throw new ModelFileException($"{ModelFile}: {exception.Message}", exception);
        }
    }

    /// <summary>A model that can be asked about shoppers whose purchases are known.</summary>
    /// <exception cref="ModelFileException">The file is no segment model, or has other features than <see cref="ShopperFeatures"/>.</exception>
    public SegmentModel ReadForShoppers()
    {
        SegmentModel model = ReadModel();
        return ShopperFeatures.AreOf(model)
            ? model
            : throw new ModelFileException(
                $"{ModelFile}: has other features than the first ones of {string.Join(", ", ShopperFeatures.Names)}");
    }
}
