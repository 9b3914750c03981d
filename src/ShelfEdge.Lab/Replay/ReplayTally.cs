namespace ShelfEdge.Lab.Replay;

/// <summary>
/// Sums and lists from which <see cref="ReplayFigures"/> are made; tallies add up. Times in seconds of shop time; those of
/// positions count each position by itself.
/// </summary>
internal sealed class ReplayTally
{
    public double ShopSeconds { get; set; }

    public double CameraSeconds { get; set; }

    /// <summary>Frames that the cameras gave.</summary>
    public long Frames { get; set; }

    /// <summary>Pictures that were drawn and looked at by the detector for them.</summary>
    public long Pictures { get; set; }

    public double PositionSeconds { get; set; }

    public double UnknownSeconds { get; set; }

    public double CleanSeconds { get; set; }

    public double CleanUnknownSeconds { get; set; }

    public double CleanExactSeconds { get; set; }

    /// <summary>Absolute error of believed facings times the time it lasted, where something is believed in clean sight.</summary>
    public double CleanErrorSeconds { get; set; }

    public double BlindSeconds { get; set; }

    public double BlindUnknownSeconds { get; set; }

    public EpisodeTally Low { get; } = new();

    public EpisodeTally Empty { get; } = new();

    /// <summary>Clean frames of evidence until nothing is believed to stand at an empty position.</summary>
    public List<double> EmptyFrames { get; } = [];

    /// <summary>Clean time after losses of sight until what is believed is right.</summary>
    public List<double> RecoverySeconds { get; } = [];

    /// <summary>Losses of sight after which it never was.</summary>
    public int NotRecovered { get; set; }

    public int Raised { get; set; }

    public int FalseLow { get; set; }

    public int FalseEmpty { get; set; }

    public ComplianceTally Compliance { get; } = new();

    /// <summary>Forecast times to empty.</summary>
    public IntervalTally Intervals { get; } = new();

    public void Add(ReplayTally other)
    {
        Compliance.Add(other.Compliance);
        Intervals.Add(other.Intervals);
        ShopSeconds += other.ShopSeconds;
        CameraSeconds += other.CameraSeconds;
        Frames += other.Frames;
        Pictures += other.Pictures;
        PositionSeconds += other.PositionSeconds;
        UnknownSeconds += other.UnknownSeconds;
        CleanSeconds += other.CleanSeconds;
        CleanUnknownSeconds += other.CleanUnknownSeconds;
        CleanExactSeconds += other.CleanExactSeconds;
        CleanErrorSeconds += other.CleanErrorSeconds;
        BlindSeconds += other.BlindSeconds;
        BlindUnknownSeconds += other.BlindUnknownSeconds;
        Low.Add(other.Low);
        Empty.Add(other.Empty);
        EmptyFrames.AddRange(other.EmptyFrames);
        RecoverySeconds.AddRange(other.RecoverySeconds);
        NotRecovered += other.NotRecovered;
        Raised += other.Raised;
        FalseLow += other.FalseLow;
        FalseEmpty += other.FalseEmpty;
    }
}
