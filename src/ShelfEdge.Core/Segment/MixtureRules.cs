namespace ShelfEdge.Core.Segment;

/// <summary>How a Gaussian mixture is fitted. Immutable.</summary>
public sealed record MixtureRules
{
    /// <summary>Checks every number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range; the message names it.</exception>
    public MixtureRules(int components, CovarianceKind covariance, int restarts, int iterations, double leastVariance, int seed)
    {
        _ = new KMeansRules(components, restarts, iterations, seed);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(leastVariance);
        Components = components;
        Covariance = covariance;
        Restarts = restarts;
        Iterations = iterations;
        LeastVariance = leastVariance;
        Seed = seed;
    }

    /// <summary>Gaussians, 1 to <see cref="SegmentLimits.Segments"/>.</summary>
    public int Components { get; }

    /// <summary>Shapes allowed.</summary>
    public CovarianceKind Covariance { get; }

    /// <summary>Beginnings tried, 1 to 1,000; the likeliest end is kept.</summary>
    public int Restarts { get; }

    /// <summary>Steps of a run at most.</summary>
    public int Iterations { get; }

    /// <summary>Added to every variance, in squared units of the features, so that a component cannot collapse onto one point.</summary>
    public double LeastVariance { get; }

    /// <summary>Of everything drawn.</summary>
    public int Seed { get; }
}
