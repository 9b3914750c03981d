namespace ShelfEdge.Core.Stock;

/// <summary>Which frames are evidence for a position, and how many of them make a belief. Immutable.</summary>
public sealed class EvidenceRules
{
    /// <summary>Checks and keeps the rules; a value that is not given has its default.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message names it.</exception>
    public EvidenceRules(
        int window = 5,
        int minFrames = 3,
        int maxLossAtOnce = 2,
        TimeSpan? settleAfter = null,
        TimeSpan? suddenLossHold = null,
        TimeSpan? occlusionHold = null,
        TimeSpan? learnAfter = null,
        TimeSpan? relearnAfter = null)
    {
        Window = Check.Between(window, 1, 31, nameof(window));
        MinFrames = Check.Between(minFrames, 1, window, nameof(minFrames));
        MaxLossAtOnce = Check.Between(maxLossAtOnce, 1, 200, nameof(maxLossAtOnce));
        SettleAfter = Check.Duration(settleAfter ?? TimeSpan.FromSeconds(1), nameof(settleAfter));
        SuddenLossHold = Check.Duration(suddenLossHold ?? TimeSpan.FromSeconds(4), nameof(suddenLossHold));
        OcclusionHold = Check.Duration(occlusionHold ?? TimeSpan.FromMinutes(10), nameof(occlusionHold));
        LearnAfter = Check.Duration(learnAfter ?? TimeSpan.FromMinutes(1), nameof(learnAfter));
        RelearnAfter = Check.Duration(relearnAfter ?? TimeSpan.FromHours(2), nameof(relearnAfter));
        if (SuddenLossHold > OcclusionHold)
        {
            throw new ArgumentException("Must not exceed the occlusion hold.", nameof(suddenLossHold));
        }

        if (LearnAfter > RelearnAfter)
        {
            throw new ArgumentException("Must not exceed the time to learn again.", nameof(learnAfter));
        }
    }

    /// <summary>Frames of evidence whose median is believed, 1 to 31.</summary>
    public int Window { get; }

    /// <summary>Frames of evidence before anything is believed, 1 to <see cref="Window"/>.</summary>
    public int MinFrames { get; }

    /// <summary>How long nothing may move in and around a zone before it is still; zero to take no notice of movement.</summary>
    public TimeSpan SettleAfter { get; }

    /// <summary>
    /// Facings that one position may lose from one frame to the next without doubt, 1 to 200. More, or any together with
    /// a neighbour, is a sudden loss.
    /// </summary>
    public int MaxLossAtOnce { get; }

    /// <summary>How long a sudden loss must last before a still, unblocked view of it is evidence.</summary>
    public TimeSpan SuddenLossHold { get; }

    /// <summary>
    /// How long it must last where the view cannot be judged: no thumbnail, nothing outside the zones, or not learnt yet.
    /// Also how long all facings must be seen in a changed view for the change to be learnt.
    /// </summary>
    public TimeSpan OcclusionHold { get; }

    /// <summary>For how much longer the surroundings of a zone must look one way than another to be learnt.</summary>
    public TimeSpan LearnAfter { get; }

    /// <summary>How long a view that differs from the learnt one, and hides facings, must stay the same to be learnt in
    /// its place.</summary>
    public TimeSpan RelearnAfter { get; }
}
