namespace ShelfEdge.Core.Insight;

/// <summary>How a logistic regression is fitted. Immutable.</summary>
public sealed record LogisticRules
{
    /// <summary>Checks every number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range; the message names it.</exception>
    public LogisticRules(double regularization, int iterations)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(regularization);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(regularization, 1e9);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(iterations);
        Regularization = regularization;
        Iterations = iterations;
    }

    /// <summary>
    /// Half of it times the squared length of the standardized coefficients is added to the loss, which is a sum over rows. The
    /// intercept is free. Above 0 the fit exists even where a feature tells the classes apart.
    /// </summary>
    public double Regularization { get; }

    /// <summary>Newton steps at most.</summary>
    public int Iterations { get; }
}
