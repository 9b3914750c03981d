namespace ShelfEdge.Core.Insight;

/// <summary>What one feature does in a <see cref="LogisticModel"/>.</summary>
/// <param name="Name">Of the feature.</param>
/// <param name="Mean">Of the training rows; subtracted first.</param>
/// <param name="Deviation">Of the training rows, above 0; divided by next.</param>
/// <param name="Coefficient">Change of the log-odds when the feature grows by one <paramref name="Deviation"/>.</param>
/// <param name="StandardError">Of the coefficient, from the curvature of the penalized loss at the fit (Wald).</param>
public sealed record LogisticTerm(string Name, double Mean, double Deviation, double Coefficient, double StandardError)
{
    // Two-sided 95 % of the normal distribution.
    private const double Reach = 1.959964;

    /// <summary>Lower end of the 95 % interval of the coefficient.</summary>
    public double Low => Coefficient - (Reach * StandardError);

    /// <summary>Upper end of the 95 % interval of the coefficient.</summary>
    public double High => Coefficient + (Reach * StandardError);
}
