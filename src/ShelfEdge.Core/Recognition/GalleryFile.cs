using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Recognition;

/// <summary>
/// Reads and writes a <see cref="Gallery"/>. Layout: SHA-256 of the model (uint16 length and 64 hexadecimal digits), dimensions
/// (int32), SKUs (int32), then for each its name (uint16 length and UTF-8), vectors (int32) and their values (float32), by
/// ordinal of the SKU; framed as <c>docs/recognition.md</c> says.
/// </summary>
public static class GalleryFile
{
    private const ushort Version = 1;

    // Of length 1 but for the rounding of whoever wrote it.
    private const float MaxNormError = 1e-3f;

    private static ReadOnlySpan<byte> Magic => "SEGA"u8;

    /// <summary>The file's bytes. The same gallery gives the same bytes.</summary>
    public static byte[] Write(Gallery gallery)
    {
        var writer = new ModelFileWriter(Magic, Version);
        writer.Write(gallery.ModelSha256);
        writer.Write(gallery.Dimensions);
        writer.Write(gallery.Skus.Length);
        for (var sku = 0; sku < gallery.Skus.Length; sku++)
        {
            writer.Write(gallery.Skus[sku].Value);
            writer.Write(gallery.CountOf(sku));
            foreach (var value in gallery.VectorsOf(sku))
            {
                writer.Write(value);
            }
        }

        return writer.Finish();
    }

    /// <summary>Reads a gallery; a count is checked before memory is taken for it.</summary>
    /// <exception cref="ModelFileException">The bytes are no gallery.</exception>
    public static Gallery Read(ReadOnlySpan<byte> file)
    {
        var reader = new ModelFileReader(file, Magic, Version);
        try
        {
            return Read(ref reader);
        }
        catch (ArgumentException exception)
        {
            throw new ModelFileException(exception.Message, exception);
        }
    }

    private static Gallery Read(ref ModelFileReader reader)
    {
        var model = reader.ReadText(64);
        var dimensions = reader.ReadInt32();
        var builder = new GalleryBuilder(Gallery.Empty(model, dimensions));
        var skus = reader.ReadCount("SKUs", RecognitionLimits.Vectors, sizeof(ushort) + sizeof(int) + (dimensions * sizeof(float)));
        for (var i = 0; i < skus; i++)
        {
            var sku = reader.ReadText(Identifier.MaxLength);
            var count = reader.ReadCount("vectors", RecognitionLimits.VectorsPerSku, dimensions * sizeof(float));
            var values = new float[count * dimensions];
            for (var at = 0; at < values.Length; at++)
            {
                values[at] = reader.ReadSingle();
            }

            builder.Add(new Sku(sku), values, MaxNormError);
        }

        reader.Finish();
        return builder.Build();
    }
}
