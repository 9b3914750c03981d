using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Alerts;

/// <summary>
/// When a condition becomes an alert, and how alerts are held back and ranked. Immutable. Whether a position is low or empty is
/// not decided here: <see cref="RestockRules"/> has the dwell and cool-down of these two.
/// </summary>
public sealed class AlertRules
{
    /// <summary>Checks and keeps the rules; a value that is not given has its default.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message names it.</exception>
    public AlertRules(
        TimeSpan? cameraGrace = null,
        TimeSpan? misplacedDwell = null,
        TimeSpan? predictedDwell = null,
        TimeSpan? predictedWithin = null,
        TimeSpan? cameraCoolDown = null,
        TimeSpan? misplacedCoolDown = null,
        TimeSpan? predictedCoolDown = null,
        TimeSpan? responseTime = null,
        int maxSuppressions = 200,
        TimeSpan? longestSuppression = null,
        OpeningHours? openingHours = null)
    {
        CameraGrace = Check.Duration(cameraGrace ?? TimeSpan.FromMinutes(2), nameof(cameraGrace));
        MisplacedDwell = Check.Duration(misplacedDwell ?? TimeSpan.FromMinutes(5), nameof(misplacedDwell));
        PredictedDwell = Check.Duration(predictedDwell ?? TimeSpan.FromMinutes(2), nameof(predictedDwell));
        PredictedWithin = Check.Duration(predictedWithin ?? TimeSpan.FromMinutes(30), nameof(predictedWithin));
        CameraCoolDown = Check.Duration(cameraCoolDown ?? TimeSpan.FromMinutes(10), nameof(cameraCoolDown));
        MisplacedCoolDown = Check.Duration(misplacedCoolDown ?? TimeSpan.FromMinutes(30), nameof(misplacedCoolDown));
        PredictedCoolDown = Check.Duration(predictedCoolDown ?? TimeSpan.FromMinutes(30), nameof(predictedCoolDown));
        ResponseTime = Check.Duration(responseTime ?? TimeSpan.FromHours(1), nameof(responseTime));
        MaxSuppressions = Check.Between(maxSuppressions, 1, 10_000, nameof(maxSuppressions));
        LongestSuppression = longestSuppression ?? TimeSpan.FromDays(7);
        if (LongestSuppression <= TimeSpan.Zero || LongestSuppression > TimeSpan.FromDays(366))
        {
            throw new ArgumentOutOfRangeException(
                nameof(longestSuppression), longestSuppression, "More than zero and at most 366 days is allowed.");
        }

        OpeningHours = openingHours;
    }

    /// <summary>How long a camera must be lost or dishonest.</summary>
    public TimeSpan CameraGrace { get; }

    /// <summary>How long a position must show another SKU.</summary>
    public TimeSpan MisplacedDwell { get; }

    /// <summary>How long a position must be expected to run empty within <see cref="PredictedWithin"/>.</summary>
    public TimeSpan PredictedDwell { get; }

    /// <summary>
    /// A position whose median time to empty is at most this is predicted to be empty; the alert is cleared above one and a half
    /// times of it.
    /// </summary>
    public TimeSpan PredictedWithin { get; }

    /// <summary>How long after clearing no new alert is raised for the same camera.</summary>
    public TimeSpan CameraCoolDown { get; }

    /// <summary>How long after clearing no new misplaced alert is raised for the same position.</summary>
    public TimeSpan MisplacedCoolDown { get; }

    /// <summary>How long after any restock alert was cleared nothing is predicted for the same position.</summary>
    public TimeSpan PredictedCoolDown { get; }

    /// <summary>How long nobody is expected to act, for the ranking.</summary>
    public TimeSpan ResponseTime { get; }

    /// <summary>Suppressions that may be there at once, planned ones included, 1 to 10,000.</summary>
    public int MaxSuppressions { get; }

    /// <summary>Longest time from now to the end of a suppression.</summary>
    public TimeSpan LongestSuppression { get; }

    /// <summary>When alerts may be raised; <see langword="null"/> for always.</summary>
    public OpeningHours? OpeningHours { get; }

    internal TimeSpan Dwell(AlertKind kind) => kind switch
    {
        AlertKind.Camera => CameraGrace,
        AlertKind.Misplaced => MisplacedDwell,
        AlertKind.PredictedEmpty => PredictedDwell,
        _ => TimeSpan.Zero,
    };

    internal TimeSpan LongestCoolDown =>
        new[] { CameraCoolDown, MisplacedCoolDown, PredictedCoolDown }.Max();

    internal TimeSpan CoolDown(AlertKind kind) => kind switch
    {
        AlertKind.Camera => CameraCoolDown,
        AlertKind.Misplaced => MisplacedCoolDown,
        AlertKind.PredictedEmpty => PredictedCoolDown,
        _ => TimeSpan.Zero,
    };
}
