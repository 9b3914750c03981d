namespace ShelfEdge.Core.Segment;

/// <summary>How <see cref="KMeans"/> works.</summary>
public sealed record KMeansRules
{
    /// <summary>Checks every number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public KMeansRules(int clusters, int restarts, int iterations, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(clusters);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(clusters, SegmentLimits.Segments);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(restarts);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(restarts, 1_000);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(iterations);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(iterations, 100_000);
        Clusters = clusters;
        Restarts = restarts;
        Iterations = iterations;
        Seed = seed;
    }

    /// <summary>1 to <see cref="SegmentLimits.Segments"/>.</summary>
    public int Clusters { get; }

    /// <summary>Beginnings tried, 1 to 1,000; the best end is kept.</summary>
    public int Restarts { get; }

    /// <summary>Times the centres move at most, 1 to 100,000. It ends before when no point changes its cluster.</summary>
    public int Iterations { get; }

    /// <summary>Of the beginnings.</summary>
    public int Seed { get; }
}
