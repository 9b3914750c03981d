namespace ShelfEdge.Core.Recommend;

/// <summary>What to minimize, with how many factors and for how long.</summary>
public sealed record FactorTrainingRules
{
    /// <summary>Checks every number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public FactorTrainingRules(int factors, int iterations, FactorRules rows, int seed)
    {
        if (factors <= 0 || factors > RecommendLimits.Factors || factors % SymmetricKernel.WidthUnit != 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(factors),
                factors,
                $"must be a multiple of {SymmetricKernel.WidthUnit} up to {RecommendLimits.Factors}");
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(iterations);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(iterations, 1_000);
        Factors = factors;
        Iterations = iterations;
        Rows = rows;
        Seed = seed;
    }

    /// <summary>
    /// Length of a vector: a multiple of 16 up to <see cref="RecommendLimits.Factors"/>. With ratings two of them hold the biases.
    /// </summary>
    public int Factors { get; }

    /// <summary>Times both sides are solved, 1 to 1,000.</summary>
    public int Iterations { get; }

    /// <summary>The problem solved for each row.</summary>
    public FactorRules Rows { get; }

    /// <summary>Of the first item vectors.</summary>
    public int Seed { get; }
}
