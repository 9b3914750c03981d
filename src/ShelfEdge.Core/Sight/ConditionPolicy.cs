namespace ShelfEdge.Core.Sight;

/// <summary>
/// Makes of findings in single frames what is said of the camera: a finding must last before it is said, and be gone for a
/// while before it is taken back. One writer.
/// </summary>
internal sealed class ConditionPolicy(SightRules rules)
{
    private CameraCondition _finding;
    private TimeSpan _findingSince;
    private TimeSpan? _badSince;

    public CameraCondition Condition { get; private set; }

    /// <summary>When <see cref="Condition"/> was entered, by the wall clock.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Takes what one frame shows.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="isCertain">False when the view matches nowhere, which may be a crowd.</param>
    /// <param name="now">Time by the clock of the camera.</param>
    /// <param name="at">The same by the wall clock.</param>
    public void Update(CameraCondition finding, bool isCertain, TimeSpan now, DateTimeOffset at)
    {
        if (Since == default)
        {
            Since = at;
        }

        if (finding != _finding)
        {
            (_finding, _findingSince) = (finding, now);
        }

        _badSince = finding == CameraCondition.Clear ? null : _badSince ?? now;
        if (finding == Condition)
        {
            return;
        }

        // At first any doubt counts, whatever it is called from frame to frame; afterwards each name must last.
        var since = Condition == CameraCondition.Clear ? _badSince ?? _findingSince : _findingSince;
        var wait = finding switch
        {
            CameraCondition.Frozen => TimeSpan.Zero,
            CameraCondition.Blurred => rules.BlurredAfter,
            CameraCondition.Moved when !isCertain => rules.HiddenAfter,
            _ => rules.SettleAfter,
        };
        if (now - since >= wait)
        {
            (Condition, Since) = (finding, at);
        }
    }
}
