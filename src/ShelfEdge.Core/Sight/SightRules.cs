namespace ShelfEdge.Core.Sight;

/// <summary>When a camera can no longer be trusted, and when a frame is worth an inference. Immutable.</summary>
public sealed class SightRules
{
    /// <summary>Checks and keeps the rules; a value that is not given has its default.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message names it.</exception>
    public SightRules(
        double maxShift = 0.04,
        TimeSpan? settleAfter = null,
        TimeSpan? frozenAfter = null,
        TimeSpan? blurredAfter = null,
        TimeSpan? hiddenAfter = null,
        TimeSpan? learnAfter = null,
        TimeSpan? relearnAfter = null,
        TimeSpan? inferEvery = null)
    {
        if (!(maxShift >= 0 && maxShift <= 0.04))
        {
            throw new ArgumentOutOfRangeException(nameof(maxShift), maxShift, "0 to 0.04 is allowed.");
        }

        MaxShift = maxShift;
        SettleAfter = Check.Duration(settleAfter ?? TimeSpan.FromSeconds(10), nameof(settleAfter));
        FrozenAfter = Check.Duration(frozenAfter ?? TimeSpan.FromSeconds(30), nameof(frozenAfter));
        BlurredAfter = Check.Duration(blurredAfter ?? TimeSpan.FromSeconds(30), nameof(blurredAfter));
        HiddenAfter = Check.Duration(hiddenAfter ?? TimeSpan.FromMinutes(1), nameof(hiddenAfter));
        LearnAfter = Check.Duration(learnAfter ?? TimeSpan.FromMinutes(1), nameof(learnAfter));
        RelearnAfter = Check.Duration(relearnAfter ?? TimeSpan.FromMinutes(15), nameof(relearnAfter));
        InferEvery = Check.Duration(inferEvery ?? TimeSpan.FromSeconds(10), nameof(inferEvery));
    }

    /// <summary>Furthest shift that is made good, as a share of the width of the frame, 0 to 0.04.</summary>
    public double MaxShift { get; }

    /// <summary>How long a finding must last before it is said of the camera, and how long it must be gone.</summary>
    public TimeSpan SettleAfter { get; }

    /// <summary>How long the same picture must come before the camera is frozen; zero to take no notice of it.</summary>
    public TimeSpan FrozenAfter { get; }

    /// <summary>How long the picture must lack detail before the camera is blurred.</summary>
    public TimeSpan BlurredAfter { get; }

    /// <summary>How long the view must match nowhere before the camera counts as moved, where nothing shows whither.</summary>
    public TimeSpan HiddenAfter { get; }

    /// <summary>For how much longer a part of the view must look one way than another to be learnt.</summary>
    public TimeSpan LearnAfter { get; }

    /// <summary>How long a changed part of the view must stay the same to be learnt in place of what was.</summary>
    public TimeSpan RelearnAfter { get; }

    /// <summary>Longest time without an inference while nothing changes; zero to infer on every frame.</summary>
    public TimeSpan InferEvery { get; }
}
