namespace ShelfEdge.Core.Segment;

/// <summary>How segments are made of shoppers.</summary>
public sealed record SegmentRules
{
    /// <summary>Checks every number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public SegmentRules(int minimumSize, int restarts, int iterations, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minimumSize);
        _ = new KMeansRules(1, restarts, iterations, seed);
        MinimumSize = minimumSize;
        Restarts = restarts;
        Iterations = iterations;
        Seed = seed;
    }

    /// <summary>Shoppers of the smallest segment allowed, at least 1, so that no segment points at a person.</summary>
    public int MinimumSize { get; }

    /// <summary>As <see cref="KMeansRules.Restarts"/>.</summary>
    public int Restarts { get; }

    /// <summary>As <see cref="KMeansRules.Iterations"/>.</summary>
    public int Iterations { get; }

    /// <summary>Of everything drawn.</summary>
    public int Seed { get; }
}
