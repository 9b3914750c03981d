using System.Collections.Immutable;
using System.Numerics.Tensors;
using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Core.Recommend;

/// <summary>
/// Reads and writes a <see cref="FactorModel"/>. Vectors are stored at half precision: 50,000 items of 64 factors take under 8 MB.
/// Layout: feedback (int32), unobserved weight, regularization, exponent, mean, amount scale, half-life (float32), factors (int32),
/// items (int32), then for each item its name (uint16 length and UTF-8), popularity (int32) and vector; framed as
/// <c>docs/recommend.md</c> says.
/// </summary>
public static class FactorModelFile
{
    private const ushort Version = 1;

    private static ReadOnlySpan<byte> Magic => "SEFM"u8;

    /// <summary>The file's bytes. The same model gives the same bytes.</summary>
    /// <exception cref="ArgumentException">A factor is beyond half precision, 65,504.</exception>
    public static byte[] Write(FactorModel model)
    {
        if (model.Catalog.Count > 0 && MathF.Abs(TensorPrimitives.MaxMagnitude(model.Items.Values)) > (float)Half.MaxValue)
        {
            throw new ArgumentException($"a factor is beyond {Half.MaxValue}; ratings of that size must be scaled", nameof(model));
        }

        var writer = new ModelFileWriter(Magic, Version);
        writer.Write((int)model.Rules.Feedback);
        writer.Write(model.Rules.UnobservedWeight);
        writer.Write(model.Rules.Regularization);
        writer.Write(model.Rules.Exponent);
        writer.Write(model.Rules.Mean);
        writer.Write(model.Confidence.AmountScale);
        writer.Write(model.Confidence.HalfLifeDays);
        writer.Write(model.Items.Width);
        writer.Write(model.Catalog.Count);
        for (int item = 0; item < model.Catalog.Count; item++)
        {
            writer.Write(model.Catalog.Names[item]);
            writer.Write(model.Popularity[item]);
            writer.WriteHalves(model.Items.Row(item));
        }

        return writer.Finish();
    }

    /// <summary>Reads a model; a count is checked before memory is taken for it.</summary>
    /// <exception cref="ModelFileException">The bytes are no such model.</exception>
    public static FactorModel Read(ReadOnlySpan<byte> file)
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

    private static FactorModel Read(ref ModelFileReader reader)
    {
        FactorRules rules = ReadRules(ref reader);
        var confidence = new ConfidenceRules(reader.ReadSingle(), reader.ReadSingle());
        int width = reader.ReadCount("factors", RecommendLimits.Factors, sizeof(ushort));
        int count = reader.ReadCount("items", RecommendLimits.Items, sizeof(ushort) + sizeof(int) + (width * sizeof(ushort)));
        var items = new FactorMatrix(count, width);
        var names = ImmutableArray.CreateBuilder<string>(count);
        var popularity = ImmutableArray.CreateBuilder<int>(count);
        for (int item = 0; item < count; item++)
        {
            names.Add(reader.ReadText(RecommendLimits.ItemNameBytes));
            popularity.Add(reader.ReadCount("users of an item", RecommendLimits.Users, 0));
            reader.ReadHalves(items.WritableRow(item));
        }

        reader.Finish();
        return new FactorModel(new ItemCatalog(names.MoveToImmutable()), items, rules, confidence, popularity.MoveToImmutable());
    }

    private static FactorRules ReadRules(ref ModelFileReader reader)
    {
        int feedback = reader.ReadInt32();
        float unobserved = reader.ReadSingle();
        float regularization = reader.ReadSingle();
        float exponent = reader.ReadSingle();
        float mean = reader.ReadSingle();
        return (FeedbackKind)feedback switch
        {
            FeedbackKind.Implicit => FactorRules.ForImplicit(unobserved, regularization, exponent),
            FeedbackKind.Ratings => FactorRules.ForRatings(regularization, exponent, mean),
            _ => throw new ModelFileException($"feedback {feedback} is not known; 0 (implicit) and 1 (ratings) are"),
        };
    }
}
