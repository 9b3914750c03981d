using System.Collections.Immutable;
using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Core.Insight;

/// <summary>
/// Reads and writes a <see cref="LogisticModel"/>. Layout: intercept (float64), features (int32), for each its name (uint16 length
/// and UTF-8), mean, deviation, coefficient and standard error (float64); framed as <c>docs/segments.md</c> says.
/// </summary>
public static class LogisticModelFile
{
    private const ushort Version = 1;

    private static ReadOnlySpan<byte> Magic => "SELR"u8;

    /// <summary>The file's bytes. The same model gives the same bytes.</summary>
    public static byte[] Write(LogisticModel model)
    {
        var writer = new ModelFileWriter(Magic, Version);
        writer.Write(model.Intercept);
        writer.Write(model.Terms.Length);
        foreach (var term in model.Terms)
        {
            writer.Write(term.Name);
            writer.Write(term.Mean);
            writer.Write(term.Deviation);
            writer.Write(term.Coefficient);
            writer.Write(term.StandardError);
        }

        return writer.Finish();
    }

    /// <summary>Reads a model; a count is checked before memory is taken for it.</summary>
    /// <exception cref="ModelFileException">The bytes are no such model.</exception>
    public static LogisticModel Read(ReadOnlySpan<byte> file)
    {
        var reader = new ModelFileReader(file, Magic, Version);
        var intercept = reader.ReadDouble();
        var count = reader.ReadCount("features", LogisticModel.MaxTerms, sizeof(ushort) + (4 * sizeof(double)));
        var terms = ImmutableArray.CreateBuilder<LogisticTerm>(count);
        for (var i = 0; i < count; i++)
        {
            terms.Add(new LogisticTerm(
                reader.ReadText(LogisticModel.NameBytes),
                reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble()));
        }

        reader.Finish();
        try
        {
            return new LogisticModel(intercept, terms.MoveToImmutable());
        }
        catch (ArgumentException exception)
        {
            throw new ModelFileException(exception.Message, exception);
        }
    }
}
