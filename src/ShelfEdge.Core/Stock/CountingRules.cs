using System.Collections.Immutable;

namespace ShelfEdge.Core.Stock;

/// <summary>When a detection counts as a facing of a position. Immutable.</summary>
public sealed class CountingRules
{
    /// <summary>Checks and keeps the rules.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message names it.</exception>
    public CountingRules(double minShare = 0.35, ImmutableArray<int> productClasses = default)
    {
        if (!(minShare > 0 && minShare <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(minShare), minShare, "More than 0 and at most 1 is allowed.");
        }

        MinShare = minShare;
        ProductClasses = productClasses.IsDefault ? [] : productClasses;
    }

    /// <summary>Least share of a box that must lie in a zone whose outline does not hold the middle of the box.</summary>
    public double MinShare { get; }

    /// <summary>Class indexes that are products; empty when every class is.</summary>
    public ImmutableArray<int> ProductClasses { get; }

    internal bool IsProduct(int classIndex) => ProductClasses.IsEmpty || ProductClasses.Contains(classIndex);
}
