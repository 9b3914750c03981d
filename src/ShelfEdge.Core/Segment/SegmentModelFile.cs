using System.Collections.Immutable;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Segment;

/// <summary>
/// Reads and writes a <see cref="SegmentModel"/>. Layout: features (int32), for each its name (uint16 length and UTF-8), whether it
/// is logarithmic (int32), median and range (float64); segments (int32), for each its name, size (int32) and centroid (float64 a
/// feature); items (int32), for each its name, category (int32), usual price and level (float64); framed as <c>docs/segments.md</c> says.
/// </summary>
public static class SegmentModelFile
{
    private const ushort Version = 2;

    private static ReadOnlySpan<byte> Magic => "SESM"u8;

    /// <summary>The file's bytes. The same model gives the same bytes.</summary>
    public static byte[] Write(SegmentModel model)
    {
        var writer = new ModelFileWriter(Magic, Version);
        writer.Write(model.Scaling.Features.Length);
        foreach (FeatureScale scale in model.Scaling.Features)
        {
            writer.Write(scale.Name);
            writer.Write(scale.IsLogarithmic ? 1 : 0);
            writer.Write(scale.Median);
            writer.Write(scale.Range);
        }

        writer.Write(model.Segments.Length);
        for (int segment = 0; segment < model.Segments.Length; segment++)
        {
            writer.Write(model.Segments[segment].Name);
            writer.Write(model.Segments[segment].Size);
            foreach (double value in model.Centroids.Row(segment))
            {
                writer.Write(value);
            }
        }

        writer.Write(model.References.All.Length);
        foreach ((string name, ItemReference item) in model.References.All)
        {
            writer.Write(name);
            writer.Write(item.Category);
            writer.Write(item.UsualPrice);
            writer.Write(item.Level);
        }

        return writer.Finish();
    }

    /// <summary>Reads a model; a count is checked before memory is taken for it.</summary>
    /// <exception cref="ModelFileException">The bytes are no such model.</exception>
    public static SegmentModel Read(ReadOnlySpan<byte> file)
    {
        var reader = new ModelFileReader(file, Magic, Version);
        int width = reader.ReadCount("features", SegmentLimits.Features, sizeof(ushort) + sizeof(int) + (2 * sizeof(double)));
        var scales = ImmutableArray.CreateBuilder<FeatureScale>(width);
        for (int i = 0; i < width; i++)
        {
            scales.Add(new FeatureScale(
                reader.ReadText(SegmentLimits.NameBytes), reader.ReadInt32() != 0, reader.ReadDouble(), reader.ReadDouble()));
        }

        int count = reader.ReadCount("segments", SegmentLimits.Segments, sizeof(ushort) + sizeof(int) + (width * sizeof(double)));
        var segments = ImmutableArray.CreateBuilder<ShopperSegment>(count);
        double[] centroids = new double[count * width];
        for (int segment = 0; segment < count; segment++)
        {
            segments.Add(new ShopperSegment(
                reader.ReadText(SegmentLimits.NameBytes), reader.ReadCount("shoppers", SegmentLimits.Shoppers, 0)));
            for (int i = 0; i < width; i++)
            {
                centroids[(segment * width) + i] = reader.ReadDouble();
            }
        }

        int items = reader.ReadCount("items", SegmentLimits.Items, sizeof(ushort) + sizeof(int) + (2 * sizeof(double)));
        var references = new KeyValuePair<string, ItemReference>[items];
        for (int item = 0; item < items; item++)
        {
            references[item] = KeyValuePair.Create(
                reader.ReadText(RecommendLimits.ItemNameBytes),
                new ItemReference((byte)reader.ReadCount("categories", ShopperTally.Categories - 1, 0), reader.ReadDouble(), reader.ReadDouble()));
        }

        reader.Finish();
        try
        {
            return new SegmentModel(
                new FeatureScaling(scales.MoveToImmutable()), new FeatureTable(centroids, width), segments.MoveToImmutable(),
                new ItemReferences(references));
        }
        catch (ArgumentException exception)
        {
            throw new ModelFileException(exception.Message, exception);
        }
    }
}
