using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Recognition;

/// <summary>What one crop was found to be.</summary>
/// <param name="Nearest">The SKU of the gallery that fits best; <see langword="null"/> with an empty gallery.</param>
/// <param name="Score">Cosine of the angle between the crop and the best reference of <paramref name="Nearest"/>, -1 to 1.</param>
/// <param name="RunnerUp">The SKU that fits second best, if the gallery has two.</param>
/// <param name="RunnerUpScore">Its cosine; -1 without one.</param>
/// <param name="IsKnown">Whether the score reaches the threshold. Otherwise the crop is <c>unknown</c>.</param>
public readonly record struct SkuMatch(Sku? Nearest, float Score, Sku? RunnerUp, float RunnerUpScore, bool IsKnown)
{
    /// <summary>The SKU that the crop shows; <see langword="null"/> for <c>unknown</c>.</summary>
    public Sku? Sku => IsKnown ? Nearest : null;

    /// <summary>
    /// By how much the score exceeds that of the runner-up. Negative, by at most the prior weight, where the planogram
    /// decided between the two.
    /// </summary>
    public float Margin => Score - RunnerUpScore;
}
