using System.Collections.Immutable;
using System.Globalization;
using System.Numerics.Tensors;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Recognition;

/// <summary>
/// Reference vectors of SKUs, each of length 1, as one embedding model made them of photographs. Vectors of another model
/// mean nothing beside them, so a gallery names its model. Immutable; safe to read from any thread.
/// </summary>
public sealed class Gallery
{
    private readonly int[] _starts;
    private readonly float[] _values;

    private Gallery(string modelSha256, int dimensions, ImmutableArray<Sku> skus, int[] starts, float[] values)
    {
        ModelSha256 = modelSha256;
        Dimensions = dimensions;
        Skus = skus;
        _starts = starts;
        _values = values;
    }

    /// <summary>SHA-256 of the ONNX file that made the vectors, 64 lower-case hexadecimal digits.</summary>
    public string ModelSha256 { get; }

    /// <summary>Length of every vector.</summary>
    public int Dimensions { get; }

    /// <summary>SKUs with at least one vector, by ordinal.</summary>
    public ImmutableArray<Sku> Skus { get; }

    /// <summary>Vectors of all SKUs together.</summary>
    public int VectorCount => _starts[^1];

    /// <summary>A gallery without vectors.</summary>
    /// <exception cref="ArgumentException">The hash or the length is not possible.</exception>
    public static Gallery Empty(string modelSha256, int dimensions)
    {
        if (modelSha256.Length != 64 || !modelSha256.All(c => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f'))
        {
            throw new ArgumentException("Must be 64 lower-case hexadecimal digits.", nameof(modelSha256));
        }

        return dimensions is >= RecognitionLimits.MinDimensions and <= RecognitionLimits.MaxDimensions
            ? new Gallery(modelSha256, dimensions, [], [0], [])
            : throw new ArgumentException(
                $"{dimensions} dimensions; {RecognitionLimits.MinDimensions} to {RecognitionLimits.MaxDimensions} are allowed.",
                nameof(dimensions));
    }

    /// <summary>Why vectors of this model cannot be compared with the gallery; <see langword="null"/> when they can.</summary>
    public string? FindMismatch(string modelSha256, int dimensions) =>
        modelSha256 != ModelSha256
            ? $"its vectors are of the model with SHA-256 {ModelSha256[..12]}..., the model in use has {modelSha256[..Math.Min(12, modelSha256.Length)]}...; "
                + "make it anew from the photographs with the model in use"
            : dimensions != Dimensions
                ? string.Create(CultureInfo.InvariantCulture, $"its vectors have {Dimensions} dimensions, those of the model {dimensions}")
                : null;

    /// <summary>The vectors of a SKU one after the other; empty for an index out of range.</summary>
    /// <param name="sku">Index into <see cref="Skus"/>.</param>
    public ReadOnlySpan<float> VectorsOf(int sku) => (uint)sku < (uint)Skus.Length
        ? _values.AsSpan(_starts[sku] * Dimensions, (_starts[sku + 1] - _starts[sku]) * Dimensions)
        : [];

    /// <summary>How many vectors a SKU has.</summary>
    /// <param name="sku">Index into <see cref="Skus"/>.</param>
    public int CountOf(int sku) => _starts[sku + 1] - _starts[sku];

    /// <summary>Index of a SKU in <see cref="Skus"/>; negative when it has no vector.</summary>
    public int IndexOf(Sku sku) =>
        Skus.AsSpan().BinarySearch(sku, Comparer<Sku>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value)));

    /// <summary>This gallery with more vectors of one SKU.</summary>
    /// <param name="sku">New or known.</param>
    /// <param name="vectors">One or more vectors one after the other; each is scaled to length 1.</param>
    /// <exception cref="ArgumentException">
    /// The SKU breaks the rule of <see cref="Identifier"/>, a vector has no direction, or there would be too many.
    /// </exception>
    public Gallery With(Sku sku, ReadOnlySpan<float> vectors)
    {
        var added = CountVectors(sku, vectors);
        var values = vectors.ToArray();
        for (var i = 0; i < added; i++)
        {
            if (!TryNormalize(values.AsSpan(i * Dimensions, Dimensions)))
            {
                throw new ArgumentException("A vector has no direction: it is zero or not finite.", nameof(vectors));
            }
        }

        var found = IndexOf(sku);
        var index = found < 0 ? ~found : found;
        var skus = found < 0 ? Skus.Insert(index, sku) : Skus;
        var end = found < 0 ? _starts[index] : _starts[index + 1];
        int[] starts = found < 0
            ? [.. _starts[..(index + 1)], .. _starts[index..].Select(start => start + added)]
            : [.. _starts[..(index + 1)], .. _starts[(index + 1)..].Select(start => start + added)];
        return new Gallery(
            ModelSha256, Dimensions, skus, starts, [.. _values[..(end * Dimensions)], .. values, .. _values[(end * Dimensions)..]]);
    }

    /// <summary>A gallery of many SKUs at once, which <see cref="With"/> would copy for each.</summary>
    /// <param name="modelSha256">As in <see cref="Empty"/>.</param>
    /// <param name="dimensions">As in <see cref="Empty"/>.</param>
    /// <param name="skus">In any order, each once, with its vectors one after the other; they are scaled to length 1.</param>
    /// <exception cref="ArgumentException">As in <see cref="With"/>, or a SKU comes twice.</exception>
    public static Gallery Of(string modelSha256, int dimensions, IEnumerable<(Sku Sku, float[] Vectors)> skus)
    {
        var empty = Empty(modelSha256, dimensions);
        var order = ImmutableArray.CreateBuilder<Sku>();
        List<int> starts = [0];
        List<float> values = [];
        foreach (var (sku, vectors) in skus.OrderBy(entry => entry.Sku.Value, StringComparer.Ordinal))
        {
            if (order.Count > 0 && order[^1] == sku)
            {
                throw new ArgumentException($"{sku} comes twice.", nameof(skus));
            }

            var one = empty.With(sku, vectors);
            if (starts[^1] + one.VectorCount > RecognitionLimits.Vectors)
            {
                throw new ArgumentException(
                    $"With {sku} there are more than {RecognitionLimits.Vectors} vectors, which is the most that is allowed.", nameof(skus));
            }

            order.Add(sku);
            values.AddRange(one._values);
            starts.Add(starts[^1] + one.VectorCount);
        }

        return new Gallery(modelSha256, dimensions, order.ToImmutable(), [.. starts], [.. values]);
    }

    /// <summary>This gallery without a SKU; the same one when it does not have it.</summary>
    public Gallery Without(Sku sku)
    {
        var index = IndexOf(sku);
        if (index < 0)
        {
            return this;
        }

        var removed = CountOf(index);
        return new Gallery(
            ModelSha256,
            Dimensions,
            Skus.RemoveAt(index),
            [.. _starts[..(index + 1)], .. _starts[(index + 2)..].Select(start => start - removed)],
            [.. _values[..(_starts[index] * Dimensions)], .. _values[(_starts[index + 1] * Dimensions)..]]);
    }

    /// <summary>Scales a vector to length 1.</summary>
    /// <returns>False when it is zero or not finite, and then it is left as it was.</returns>
    public static bool TryNormalize(Span<float> vector)
    {
        var norm = TensorPrimitives.Norm<float>(vector);
        if (!float.IsFinite(norm) || norm < 1e-6f)
        {
            return false;
        }

        TensorPrimitives.Divide(vector, norm, vector);
        return true;
    }

    internal static Gallery Of(Gallery empty, ImmutableArray<Sku> skus, int[] starts, float[] values) =>
        new(empty.ModelSha256, empty.Dimensions, skus, starts, values);

    private int CountVectors(Sku sku, ReadOnlySpan<float> vectors)
    {
        if (!Identifier.IsValid(sku.Value))
        {
            throw new ArgumentException($"'{sku}' is no SKU: {Identifier.Rule}.", nameof(sku));
        }

        if (vectors.IsEmpty || vectors.Length % Dimensions != 0)
        {
            throw new ArgumentException($"{vectors.Length} values are no vectors of {Dimensions} dimensions.", nameof(vectors));
        }

        var added = vectors.Length / Dimensions;
        var index = IndexOf(sku);
        if (VectorCount + added > RecognitionLimits.Vectors
            || (index < 0 ? 0 : CountOf(index)) + added > RecognitionLimits.VectorsPerSku)
        {
            throw new ArgumentException(
                $"{added} more vectors of {sku} are too many: at most {RecognitionLimits.VectorsPerSku} of one SKU and "
                + $"{RecognitionLimits.Vectors} in all are allowed, the gallery has {VectorCount}.",
                nameof(vectors));
        }

        return added;
    }
}
