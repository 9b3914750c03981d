using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Lab.Recommend;

/// <summary>
/// The numbers a recommender is trained with. The defaults are the best found on the validation split of online-retail, see
/// <c>docs/recommend.md</c>.
/// </summary>
internal sealed record RecommenderSettings
{
    public FeedbackKind Feedback { get; init; } = FeedbackKind.Implicit;

    public int Factors { get; init; } = 128;

    public int Iterations { get; init; } = 10;

    /// <summary>Implicit feedback only.</summary>
    public float UnobservedWeight { get; init; } = 0.4f;

    public float Regularization { get; init; } = 0.008f;

    public float Exponent { get; init; } = 1;

    /// <summary>Implicit feedback only.</summary>
    public float AmountScale { get; init; } = 1.5f;

    /// <summary>Implicit feedback only.</summary>
    public float HalfLifeDays { get; init; } = 45;

    public int Seed { get; init; } = 1;

    public ConfidenceRules Confidence =>
        Feedback == FeedbackKind.Implicit ? new ConfidenceRules(AmountScale, HalfLifeDays) : ConfidenceRules.Plain;

    /// <summary>As <c>train recommender</c> reads them.</summary>
    public string ToOptions() => FormattableString.Invariant(
        $"--factors {Factors} --iterations {Iterations} --regularization {Regularization} --exponent {Exponent}")
        + (Feedback == FeedbackKind.Ratings
            ? " --feedback ratings"
            : FormattableString.Invariant(
                $" --unobserved-weight {UnobservedWeight} --amount-scale {AmountScale} --half-life {HalfLifeDays}"))
        + $" --seed {Seed}";

    /// <param name="mean">Of the ratings.</param>
    public FactorTrainingRules Rules(float mean) => new(
        Factors,
        Iterations,
        Feedback == FeedbackKind.Implicit
            ? FactorRules.ForImplicit(UnobservedWeight, Regularization, Exponent)
            : FactorRules.ForRatings(Regularization, Exponent, mean),
        Seed);
}
