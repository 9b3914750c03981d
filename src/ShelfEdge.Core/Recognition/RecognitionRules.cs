namespace ShelfEdge.Core.Recognition;

/// <summary>When a crop counts as a SKU. Immutable.</summary>
public sealed class RecognitionRules
{
    /// <summary>The highest weight of the planogram: more would let it overrule what is seen.</summary>
    public const double MaxPriorWeight = 0.2;

    /// <summary>Checks and keeps the rules.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range; the message names it.</exception>
    public RecognitionRules(double threshold, double priorWeight = 0.05)
    {
        if (!(threshold > 0 && threshold <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "More than 0 and at most 1 is allowed.");
        }

        if (!(priorWeight >= 0 && priorWeight <= MaxPriorWeight))
        {
            throw new ArgumentOutOfRangeException(nameof(priorWeight), priorWeight, $"0 to {MaxPriorWeight} is allowed.");
        }

        Threshold = (float)threshold;
        PriorWeight = (float)priorWeight;
    }

    /// <summary>A crop whose best score is below this is unknown.</summary>
    public float Threshold { get; }

    /// <summary>What the planogram adds to the score of the SKU that it plans where the crop lies, 0 to 0.2.</summary>
    public float PriorWeight { get; }
}
