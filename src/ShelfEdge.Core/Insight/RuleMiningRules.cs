namespace ShelfEdge.Core.Insight;

/// <summary>Which association rules are worth keeping. Immutable.</summary>
public sealed record RuleMiningRules
{
    /// <summary>Most items of a rule, both sides together.</summary>
    public const int MostItems = 6;

    /// <summary>Checks every number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range; the message names it.</exception>
    public RuleMiningRules(double minSupport, double minConfidence, double minLift, int maxItems)
    {
        MinSupport = Check.Between(minSupport, 0, 1, nameof(minSupport));
        MinConfidence = Check.Between(minConfidence, 0, 1, nameof(minConfidence));
        MinLift = Check.Between(minLift, 0, double.MaxValue, nameof(minLift));
        MaxItems = Check.Between(maxItems, 2, MostItems, nameof(maxItems));
    }

    /// <summary>Least share of all baskets that hold every item of the rule, 0 to 1.</summary>
    public double MinSupport { get; }

    /// <summary>Least share of the baskets with the left side that hold the right side too, 0 to 1.</summary>
    public double MinConfidence { get; }

    /// <summary>Least confidence over the share of all baskets that hold the right side; 1 is chance.</summary>
    public double MinLift { get; }

    /// <summary>Most items of a rule, both sides together, 2 to <see cref="MostItems"/>.</summary>
    public int MaxItems { get; }
}
