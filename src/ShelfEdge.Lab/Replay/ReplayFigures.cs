namespace ShelfEdge.Lab.Replay;

/// <summary>The figures of one scenario or of all; null where there is nothing to measure. Defined in <c>docs/accuracy.md</c>.</summary>
internal sealed record ReplayFigures
{
    private const double SecondsOfDay = 86_400;

    public required string Name { get; init; }

    public required double ShopHours { get; init; }

    public required double CameraDays { get; init; }

    public required long Frames { get; init; }

    public required long Pictures { get; init; }

    /// <summary>Mean absolute error of believed facings in clean time.</summary>
    public required double? CountMae { get; init; }

    /// <summary>Share of clean time in which they are exact; unknown is not exact.</summary>
    public required double? CountExact { get; init; }

    public required int LowEpisodes { get; init; }

    public required Spread? LowSeconds { get; init; }

    public required int LowMissed { get; init; }

    public required int LowNotDue { get; init; }

    public required int EmptyEpisodes { get; init; }

    public required Spread? EmptySeconds { get; init; }

    /// <summary>Clean frames of evidence until no facing is believed.</summary>
    public required Spread? EmptyFrames { get; init; }

    public required int EmptyMissed { get; init; }

    public required int EmptyNotDue { get; init; }

    public required int AlertsRaised { get; init; }

    public required int FalseLow { get; init; }

    public required int FalseEmpty { get; init; }

    public required double FalseAlertsPerCameraDay { get; init; }

    public required Spread? RecoverySeconds { get; init; }

    public required int NotRecovered { get; init; }

    /// <summary>Share of all time.</summary>
    public required double? Unknown { get; init; }

    /// <summary>Share of clean time.</summary>
    public required double? UnknownWhileClean { get; init; }

    /// <summary>Share of blind time, in which it would be right.</summary>
    public required double? UnknownWhileBlind { get; init; }

    /// <summary>Share of the time in which a deviation from the planogram is said that it is truly there.</summary>
    public required double? CompliancePrecision { get; init; }

    /// <summary>Share of the time in which there truly is one that this very one is said.</summary>
    public required double? ComplianceRecall { get; init; }

    /// <summary>The same of units at another product's place alone.</summary>
    public required double? MisplacedRecall { get; init; }

    /// <summary>Times to empty that were forecast.</summary>
    public required int Forecasts { get; init; }

    /// <summary>Share of them whose 50 % interval held the truth for certain.</summary>
    public required double? LeastCoverage50 { get; init; }

    /// <summary>The same with those of which nobody can tell, because the position was refilled or the scenario ended.</summary>
    public required double? MostCoverage50 { get; init; }

    /// <summary>As <see cref="LeastCoverage50"/>, of the 90 % interval.</summary>
    public required double? LeastCoverage90 { get; init; }

    /// <summary>As <see cref="MostCoverage50"/>, of the 90 % interval.</summary>
    public required double? MostCoverage90 { get; init; }

    public static ReplayFigures Of(string name, ReplayTally tally) => new()
    {
        Name = name,
        ShopHours = tally.ShopSeconds / 3600,
        CameraDays = tally.CameraSeconds / SecondsOfDay,
        Frames = tally.Frames,
        Pictures = tally.Pictures,
        CountMae = Share(tally.CleanErrorSeconds, tally.CleanSeconds - tally.CleanUnknownSeconds),
        CountExact = Share(tally.CleanExactSeconds, tally.CleanSeconds),
        LowEpisodes = tally.Low.Count,
        LowSeconds = Spread.Of(tally.Low.Seconds),
        LowMissed = tally.Low.Missed,
        LowNotDue = tally.Low.NotDue,
        EmptyEpisodes = tally.Empty.Count,
        EmptySeconds = Spread.Of(tally.Empty.Seconds),
        EmptyFrames = Spread.Of(tally.EmptyFrames),
        EmptyMissed = tally.Empty.Missed,
        EmptyNotDue = tally.Empty.NotDue,
        AlertsRaised = tally.Raised,
        FalseLow = tally.FalseLow,
        FalseEmpty = tally.FalseEmpty,
        FalseAlertsPerCameraDay = Share(tally.FalseLow + tally.FalseEmpty, tally.CameraSeconds / SecondsOfDay) ?? 0,
        RecoverySeconds = Spread.Of(tally.RecoverySeconds),
        NotRecovered = tally.NotRecovered,
        Unknown = Share(tally.UnknownSeconds, tally.PositionSeconds),
        UnknownWhileClean = Share(tally.CleanUnknownSeconds, tally.CleanSeconds),
        UnknownWhileBlind = Share(tally.BlindUnknownSeconds, tally.BlindSeconds),
        CompliancePrecision = Share(tally.Compliance.Hit, tally.Compliance.Told),
        ComplianceRecall = Share(tally.Compliance.Hit, tally.Compliance.True),
        MisplacedRecall = Share(tally.Compliance.MisplacedHit, tally.Compliance.Misplaced),
        Forecasts = tally.Intervals.Forecasts,
        LeastCoverage50 = Share(tally.Intervals.In50, tally.Intervals.Forecasts),
        MostCoverage50 = Share(tally.Intervals.In50 + tally.Intervals.Open50, tally.Intervals.Forecasts),
        LeastCoverage90 = Share(tally.Intervals.In90, tally.Intervals.Forecasts),
        MostCoverage90 = Share(tally.Intervals.In90 + tally.Intervals.Open90, tally.Intervals.Forecasts),
    };

    private static double? Share(double part, double whole) => whole > 0 ? part / whole : null;
}
