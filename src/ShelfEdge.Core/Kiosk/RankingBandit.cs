using System.Collections.Immutable;

namespace ShelfEdge.Core.Kiosk;

/// <summary>
/// Chooses between ways to rank by Thompson sampling: each is drawn from Beta(1 + taken, 1 + shown - taken), the highest wins. The
/// same seed and calls give the same choices. One thread at a time.
/// </summary>
/// <param name="seed">Of what is drawn.</param>
public sealed class RankingBandit(int seed)
{
    /// <summary>When so many items were shown in one way, both its counts are halved, so that old evidence fades.</summary>
    public const int MostShown = 20_000;

    private readonly Random _random = new(seed);
    private readonly ArmCounts[] _arms = new ArmCounts[Enum.GetValues<RankingArm>().Length];

    /// <summary>By arm.</summary>
    public ImmutableArray<ArmCounts> Counts => [.. _arms];

    /// <summary>Continues from counts that were kept.</summary>
    public void Restore(RankingArm arm, ArmCounts counts) => _arms[(int)arm] = Bound(counts);

    /// <summary>The way to rank the next answer.</summary>
    public RankingArm Choose()
    {
        int best = 0;
        double most = -1;
        for (int arm = 0; arm < _arms.Length; arm++)
        {
            double drawn = DrawBeta(1 + _arms[arm].Taken, 1 + _arms[arm].Shown - _arms[arm].Taken);
            if (drawn > most)
            {
                (best, most) = (arm, drawn);
            }
        }

        return (RankingArm)best;
    }

    /// <summary>An item was shown that was ranked this way.</summary>
    public void Show(RankingArm arm) => Change(arm, shown: 1, taken: 0);

    /// <summary>An item that was shown and ranked this way was tapped or bought.</summary>
    public void Take(RankingArm arm) => Change(arm, shown: 0, taken: 1);

    private static ArmCounts Bound(ArmCounts counts)
    {
        int shown = Math.Max(0, counts.Shown);
        int taken = Math.Clamp(counts.Taken, 0, shown);
        return shown >= MostShown ? new ArmCounts(shown / 2, taken / 2) : new ArmCounts(shown, taken);
    }

    private void Change(RankingArm arm, int shown, int taken)
    {
        ArmCounts counts = _arms[(int)arm];
        _arms[(int)arm] = Bound(new ArmCounts(counts.Shown + shown, counts.Taken + taken));
    }

    // Both parameters are at least 1.
    private double DrawBeta(double a, double b)
    {
        double x = DrawGamma(a);
        return x / (x + DrawGamma(b));
    }

    // Marsaglia and Tsang 2000, for a shape of at least 1.
    private double DrawGamma(double shape)
    {
        double d = shape - (1.0 / 3);
        double c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double normal = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
            double v = Math.Pow(1 + (c * normal), 3);
            if (v > 0 && Math.Log(1 - _random.NextDouble()) < (0.5 * normal * normal) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }
}
