namespace ShelfEdge.Core.Recommend;

/// <summary>
/// How much a pair's history counts as implicit feedback: more when it was taken often, by the logarithm (Hu, Koren, Volinsky
/// 2008), and less when that was long ago, by half every half-life. Stored with the model, so that a shopper's history means the
/// same on the box.
/// </summary>
public sealed record ConfidenceRules
{
    /// <summary>However old, a pair counts this much, so that it stays known as seen.</summary>
    private const double Least = 1e-3;

    private const double MostAmount = 1e9;

    /// <summary>Checks every number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public ConfidenceRules(float amountScale, float halfLifeDays)
    {
        if (amountScale is not (>= 0 and <= 100))
        {
            throw new ArgumentOutOfRangeException(nameof(amountScale), amountScale, "must be from 0 to 100");
        }

        if (halfLifeDays is not (>= 0 and <= 100_000))
        {
            throw new ArgumentOutOfRangeException(nameof(halfLifeDays), halfLifeDays, "must be from 0 to 100,000");
        }

        AmountScale = amountScale;
        HalfLifeDays = halfLifeDays;
    }

    /// <summary>Every pair counts 1.</summary>
    public static ConfidenceRules Plain { get; } = new(0, 0);

    /// <summary>0 (the amount does not matter) to 100.</summary>
    public float AmountScale { get; }

    /// <summary>Days, up to 100,000; 0 means that age does not matter.</summary>
    public float HalfLifeDays { get; }

    /// <summary>The weight of a pair, above 0.</summary>
    /// <param name="amount">Sum over the pair's history, such as times bought. Past a billion it counts as a billion.</param>
    /// <param name="age">Since the pair's last event. Less than nothing counts as nothing.</param>
    public float Weigh(double amount, TimeSpan age)
    {
        double weight = 1 + (AmountScale * Math.Log(1 + Math.Clamp(amount, 0, MostAmount)));
        double decay = HalfLifeDays > 0 ? Math.Pow(2, -Math.Max(0, age.TotalDays) / HalfLifeDays) : 1;
        return (float)(weight * Math.Max(decay, Least));
    }
}
