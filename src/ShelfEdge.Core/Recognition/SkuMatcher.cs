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

    // Their vectors fit the second level cache of a small box.
    private const int CropsAtOnce = 128;

    /// <summary>Compares one crop with the gallery.</summary>
    /// <param name="embedding">A vector of length 1.</param>
    /// <param name="view">What is planned in the view of the crop, if anything.</param>
    /// <param name="position">Index of the position in that view; negative when the crop lies in none.</param>
    /// <exception cref="ArgumentException">The vector has not the dimensions of the gallery.</exception>
    public SkuMatch Find(ReadOnlySpan<float> embedding, ViewPrior? view = null, int position = ViewPrior.NoPosition)
    {
        var match = default(SkuMatch);
        Find(embedding, view, new ReadOnlySpan<int>(ref position), new Span<SkuMatch>(ref match));
        return match;
    }

    /// <summary>Compares the crops of a frame with the gallery.</summary>
    /// <param name="embeddings">Vectors of length 1 one after the other.</param>
    /// <param name="view">What is planned in the view of the crops, if anything.</param>
    /// <param name="positions">For each crop the index of its position in that view; negative for none.</param>
    /// <param name="matches">Receives what each crop is.</param>
    /// <exception cref="ArgumentException">The spans do not fit each other or the dimensions of the gallery.</exception>
    public void Find(
        ReadOnlySpan<float> embeddings, ViewPrior? view, ReadOnlySpan<int> positions, Span<SkuMatch> matches)
    {
        if (embeddings.Length != positions.Length * gallery.Dimensions || matches.Length < positions.Length)
        {
            throw new ArgumentException(
                $"{embeddings.Length} values for {positions.Length} crops; vectors of {gallery.Dimensions} dimensions and room for as many matches are needed.",
                nameof(embeddings));
        }

        Span<SkuRanking> rankings = stackalloc SkuRanking[Math.Min(positions.Length, CropsAtOnce)];
        for (var first = 0; first < positions.Length; first += CropsAtOnce)
        {
            var count = Math.Min(CropsAtOnce, positions.Length - first);
            var part = rankings[..count];
            part.Fill(SkuRanking.None);
            Rank(embeddings.Slice(first * gallery.Dimensions, count * gallery.Dimensions), view, positions.Slice(first, count), part);
            for (var i = 0; i < count; i++)
            {
                var best = part[i];
                matches[first + i] = new SkuMatch(
                    SkuOf(best.Best), best.BestScore, SkuOf(best.Second), best.SecondScore,
                    best.Best >= 0 && best.BestScore >= rules.Threshold);
            }
        }
    }

    // SKU by SKU and not crop by crop: the whole gallery does not fit the cache, the crops of a frame do.
    private void Rank(
        ReadOnlySpan<float> embeddings, ViewPrior? view, ReadOnlySpan<int> positions, Span<SkuRanking> rankings)
    {
        for (var sku = 0; sku < gallery.Skus.Length; sku++)
        {
            var vectors = gallery.VectorsOf(sku);
            for (var i = 0; i < rankings.Length; i++)
            {
                var score = Score(embeddings.Slice(i * gallery.Dimensions, gallery.Dimensions), vectors);
                var rank = score >= rules.Threshold
                    ? KnownFirst + score + (rules.PriorWeight * (view?.Of(sku, positions[i]) ?? 0))
                    : score;
                rankings[i].Add(sku, score, rank);
            }
        }
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
