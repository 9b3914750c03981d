using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Stock;

/// <summary>
/// The state machine of one position: pure, one step per frame of evidence. Between evidence nothing is decided, so a
/// tick can neither raise nor clear.
/// </summary>
internal sealed class RestockPolicy(RestockRules rules)
{
    /// <summary>One step on evidence.</summary>
    /// <param name="position">Gives capacity and low threshold.</param>
    /// <param name="standing">Where it stood.</param>
    /// <param name="believed">Believed facings now.</param>
    /// <param name="count">Facings in this frame. A frame that shows more than is believed, because the shelf was refilled
    /// just now, makes nothing worse; one that shows less makes nothing better.</param>
    /// <param name="now">Time by the clock of the camera.</param>
    /// <returns>Where it stands, and what becomes of its alert, if anything does.</returns>
    public (Standing Standing, AlertChange? Alert) Observe(
        Position position, Standing standing, int believed, int count, TimeSpan now)
    {
        var timed = standing with
        {
            EmptySince = believed == 0 ? standing.EmptySince ?? now : null,
            LowSince = believed <= position.LowThreshold ? standing.LowSince ?? now : null,
            StockedSince = believed > 0 ? standing.StockedSince ?? now : null,
            AmpleSince = believed > ClearLevel(position) ? standing.AmpleSince ?? now : null,
        };
        return Alert(timed with { State = Next(position, timed, believed, count, now) }, now);
    }

    /// <summary>Nothing is known any more: an open alert stays open, evidence so far is forgotten.</summary>
    public static Standing LoseSight(Standing standing) =>
        new(PositionState.Unknown, standing.Open, ClearedAt: standing.ClearedAt);

    /// <summary>More facings than this are enough to be full again.</summary>
    public int ClearLevel(Position position) => position.LowThreshold == 0
        ? 0
        : Math.Min(position.LowThreshold + rules.ClearMargin, position.Capacity - 1);

    private PositionState Next(Position position, Standing standing, int believed, int count, TimeSpan now)
    {
        var isEmpty = count <= believed && HasLasted(standing.EmptySince, rules.EmptyDwell, now);
        var isLow = count <= believed && HasLasted(standing.LowSince, rules.LowDwell, now) && position.LowThreshold > 0;
        var isStocked = count >= believed && HasLasted(standing.StockedSince, rules.ClearDwell, now);
        var isAmple = count >= believed && HasLasted(standing.AmpleSince, rules.ClearDwell, now);
        return standing.State switch
        {
            PositionState.Full => isEmpty ? PositionState.Empty : isLow ? PositionState.Low : PositionState.Full,
            PositionState.Low => isEmpty ? PositionState.Empty : isAmple ? PositionState.Full : PositionState.Low,
            PositionState.Empty => isAmple ? PositionState.Full : isStocked ? PositionState.Low : PositionState.Empty,
            _ => isEmpty ? PositionState.Empty
                : isLow ? PositionState.Low
                : believed <= position.LowThreshold ? PositionState.Unknown
                : standing.Open is null || isAmple ? PositionState.Full
                : isStocked && standing.AmpleSince is null ? PositionState.Low
                : PositionState.Unknown,
        };
    }

    private (Standing Standing, AlertChange? Alert) Alert(Standing standing, TimeSpan now)
    {
        AlertKind? wanted = standing.State switch
        {
            PositionState.Empty => AlertKind.Empty,
            PositionState.Low => AlertKind.Low,
            PositionState.Full => null,
            _ => standing.Open,
        };
        return (standing.Open, wanted) switch
        {
            ({ } open, null) =>
                (standing with { Open = null, ClearedAt = now }, new AlertChange(AlertPhase.Cleared, open)),
            ({ } open, { } kind) when open != kind =>
                (standing with { Open = kind }, new AlertChange(AlertPhase.Updated, kind)),
            (null, { } kind) when standing.ClearedAt is not { } clearedAt || now - clearedAt >= rules.CoolDown =>
                (standing with { Open = kind, ClearedAt = null }, new AlertChange(AlertPhase.Raised, kind)),
            _ => (standing, null),
        };
    }

    private static bool HasLasted(TimeSpan? since, TimeSpan dwell, TimeSpan now) => since is { } start && now - start >= dwell;
}
