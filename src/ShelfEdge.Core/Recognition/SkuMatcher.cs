using System.Numerics.Tensors;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Recognition;

/// <summary>
/// Finds the SKU nearest to a crop by comparing it with every reference vector. Allocates nothing; safe for concurrent calls.
/// </summary>
/// <remarks>
/// The score of a SKU is <c>s = max(cos(crop, r))</c> over its references r. A SKU with <c>s &gt;= threshold</c> comes before one
/// below; among the former the order is by <c>s + w * p</c>, where w is the prior weight and p is 1 for the SKU planned at the
/// position of the crop, 1/2 for the others planned in the same view and 0 for the rest; among the latter by s alone. So the
/// planogram can decide between SKUs that look alike but never makes an unknown crop known, or a known one unknown.
/// </remarks>
public sealed class SkuMatcher(Gallery gallery, RecognitionRules rules)
{
    // Above any score with its bonus.
    private const float KnownFirst = 4;

    /// <summary>Compares one crop with the gallery.</summary>
    /// <param name="embedding">A vector of length 1.</param>
    /// <param name="view">What is planned in the view of the crop, if anything.</param>
    /// <param name="position">Index of the position in that view; negative when the crop lies in none.</param>
    /// <exception cref="ArgumentException">The vector has not the dimensions of the gallery.</exception>
    public SkuMatch Find(ReadOnlySpan<float> embedding, ViewPrior? view = null, int position = ViewPrior.NoPosition)
    {
        if (embedding.Length != gallery.Dimensions)
        {
            throw new ArgumentException(
                $"A vector of {embedding.Length} dimensions; {gallery.Dimensions} are needed.", nameof(embedding));
        }

        var (best, bestScore, bestRank) = (-1, -1f, float.NegativeInfinity);
        var (second, secondScore, secondRank) = (-1, -1f, float.NegativeInfinity);
        for (var sku = 0; sku < gallery.Skus.Length; sku++)
        {
            var score = Score(embedding, gallery.VectorsOf(sku));
            var rank = score >= rules.Threshold
                ? KnownFirst + score + (rules.PriorWeight * (view?.Of(sku, position) ?? 0))
                : score;
            if (rank > bestRank)
            {
                (second, secondScore, secondRank) = (best, bestScore, bestRank);
                (best, bestScore, bestRank) = (sku, score, rank);
            }
            else if (rank > secondRank)
            {
                (second, secondScore, secondRank) = (sku, score, rank);
            }
        }

        return new SkuMatch(
            SkuOf(best), bestScore, SkuOf(second), secondScore, best >= 0 && bestScore >= rules.Threshold);
    }

    private static float Score(ReadOnlySpan<float> embedding, ReadOnlySpan<float> vectors)
    {
        var score = -1f;
        for (var at = 0; at < vectors.Length; at += embedding.Length)
        {
            score = MathF.Max(score, TensorPrimitives.Dot(embedding, vectors.Slice(at, embedding.Length)));
        }

        return MathF.Min(score, 1);
    }

    private Sku? SkuOf(int index) => index < 0 ? null : gallery.Skus[index];
}
