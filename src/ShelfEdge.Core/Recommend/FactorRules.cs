namespace ShelfEdge.Core.Recommend;

/// <summary>
/// The least-squares problem of one user or item, given the vectors of the other side. Training and the box share it, so a
/// shopper folded in on the box gets the vector that training would have given.
/// </summary>
/// <remarks>
/// Implicit feedback (Hu, Koren, Volinsky 2008): a seen pair counts with confidence <c>UnobservedWeight + weight</c> towards 1, an
/// unseen pair with <c>UnobservedWeight</c> towards 0. Ratings (Koren, Bell, Volinsky 2009): the error of
/// <c>Mean + user bias + item bias + user . item</c>. The squared length of a vector costs
/// <c>Regularization * (sum of its confidences or count of its ratings + UnobservedWeight * rows of the other side) ^ Exponent</c>
/// (Rendle, Krichene, Zhang, Koren 2021; for ratings Zhou, Wilkinson, Schreiber, Pan 2008).
/// </remarks>
public sealed record FactorRules
{
    private FactorRules(FeedbackKind feedback, float unobservedWeight, float regularization, float exponent, float mean)
    {
        Check(regularization is > 0 and <= 1e9f, regularization, "over 0 and at most 1e9", nameof(regularization));
        Check(exponent is >= 0 and <= 2, exponent, "from 0 to 2", nameof(exponent));
        Feedback = feedback;
        UnobservedWeight = unobservedWeight;
        Regularization = regularization;
        Exponent = exponent;
        Mean = mean;
    }

    /// <summary>What the weights mean.</summary>
    public FeedbackKind Feedback { get; }

    /// <summary>Confidence in an unseen pair, over 0 and up to 1,000,000; 0 for ratings. A seen pair has its weight more.</summary>
    public float UnobservedWeight { get; }

    /// <summary>Over 0 and up to 1e9.</summary>
    public float Regularization { get; }

    /// <summary>0 (every row pays the same) to 2; 1 scales by frequency.</summary>
    public float Exponent { get; }

    /// <summary>The mean rating; 0 for implicit feedback.</summary>
    public float Mean { get; }

    /// <summary>Rules for implicit feedback.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static FactorRules ForImplicit(float unobservedWeight, float regularization, float exponent)
    {
        Check(unobservedWeight is > 0 and <= 1e6f, unobservedWeight, "over 0 and at most 1e6", nameof(unobservedWeight));
        return new FactorRules(FeedbackKind.Implicit, unobservedWeight, regularization, exponent, 0);
    }

    /// <summary>Rules for ratings.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static FactorRules ForRatings(float regularization, float exponent, float mean)
    {
        Check(float.IsFinite(mean), mean, "a finite number", nameof(mean));
        return new FactorRules(FeedbackKind.Ratings, 0, regularization, exponent, mean);
    }

    /// <summary>What the squared length of a vector costs.</summary>
    internal float Penalty(float frequency, int otherRows) =>
        Regularization * MathF.Pow(frequency + (UnobservedWeight * otherRows), Exponent);

    private static void Check(bool holds, float value, string allowed, string parameter)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(parameter, value, $"must be {allowed}");
        }
    }
}
