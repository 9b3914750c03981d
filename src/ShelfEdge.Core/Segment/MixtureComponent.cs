using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Core.Segment;

/// <summary>One Gaussian of a mixture. Immutable.</summary>
public sealed class MixtureComponent
{
    private readonly double[] _mean;
    private readonly double[] _covariance;
    private readonly SymmetricSystem _system;
    private readonly double _logScale;

    internal MixtureComponent(double weight, double[] mean, double[] covariance)
    {
        Weight = weight;
        _mean = mean;
        _covariance = covariance;
        _system = SymmetricSystem.Factor(covariance, mean.Length)
            ?? throw new ArgumentException("the covariance is not positive definite", nameof(covariance));
        _logScale = Math.Log(weight) - ((mean.Length * Math.Log(2 * Math.PI)) + _system.LogDeterminant) / 2;
    }

    /// <summary>Share of the points, above 0; those of a mixture sum to 1.</summary>
    public double Weight { get; }

    /// <summary>Centre, in the units of the points.</summary>
    public ReadOnlySpan<double> Mean => _mean;

    /// <summary>Covariance, row by row; zero off the diagonal for <see cref="CovarianceKind.Diagonal"/>.</summary>
    public ReadOnlySpan<double> Covariance => _covariance;

    /// <summary>Logarithm of weight times density at a point.</summary>
    internal double LogDensity(ReadOnlySpan<double> point, Span<double> scratch)
    {
        for (var i = 0; i < point.Length; i++)
        {
            scratch[i] = point[i] - _mean[i];
        }

        return _logScale - (_system.Quadratic(scratch) / 2);
    }
}
