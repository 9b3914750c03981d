using System.Collections.Immutable;
using System.Numerics.Tensors;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Recognition;

/// <summary>Puts a gallery together SKU by SKU in their order, without copying what is there already.</summary>
internal sealed class GalleryBuilder(Gallery empty)
{
    private readonly ImmutableArray<Sku>.Builder _skus = ImmutableArray.CreateBuilder<Sku>();
    private readonly List<int> _starts = [0];
    private readonly List<float> _values = [];

    /// <summary>Takes vectors as they are.</summary>
    /// <exception cref="ModelFileException">The SKU is out of order, or a vector is not of length 1.</exception>
    public void Add(Sku sku, float[] vectors, float maxNormError)
    {
        if (!Identifier.IsValid(sku.Value) || (_skus.Count > 0 && string.CompareOrdinal(sku.Value, _skus[^1].Value) <= 0))
        {
            throw new ModelFileException($"SKU {_skus.Count} is not allowed or out of order: {Identifier.Rule}");
        }

        if (vectors.Length == 0 || _starts[^1] + (vectors.Length / empty.Dimensions) > RecognitionLimits.Vectors)
        {
            throw new ModelFileException($"{sku} has no vectors or too many; {RecognitionLimits.Vectors} in all are allowed");
        }

        for (var at = 0; at < vectors.Length; at += empty.Dimensions)
        {
            var norm = TensorPrimitives.Norm<float>(vectors.AsSpan(at, empty.Dimensions));
            if (!(MathF.Abs(norm - 1) <= maxNormError))
            {
                throw new ModelFileException($"a vector of {sku} has not length 1");
            }
        }

        _skus.Add(sku);
        _values.AddRange(vectors);
        _starts.Add(_values.Count / empty.Dimensions);
    }

    public Gallery Build() => Gallery.Of(empty, _skus.ToImmutable(), [.. _starts], [.. _values]);
}
