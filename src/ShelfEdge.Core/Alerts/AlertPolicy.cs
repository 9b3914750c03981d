using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Alerts;

/// <summary>The life cycle of the alert of one subject: pure, one step per look.</summary>
/// <param name="rules">Dwell and cool-down by kind.</param>
internal sealed class AlertPolicy(AlertRules rules)
{
    /// <summary>One step.</summary>
    /// <param name="standing">Where it stood.</param>
    /// <param name="sign">What was seen. The id of its draft is that of a new alert.</param>
    /// <param name="isSuppressed">Nothing is raised and nothing made worse; what is over is cleared all the same.</param>
    /// <param name="now">Time by the clock of the book.</param>
    /// <param name="at">The same by the wall clock.</param>
    /// <returns>Where it stands, and the alert if it entered a phase.</returns>
    public (AlertStanding Standing, Alert? Change) Step(
        AlertStanding standing, AlertSign sign, bool isSuppressed, TimeSpan now, DateTimeOffset at)
    {
        if (sign.IsUnclear)
        {
            return (standing with { Wanted = null, IsHeldBack = false }, null);
        }

        if (sign.Draft is not { } draft || IsRelief(standing.Open, draft))
        {
            return Clear(standing with { Wanted = null, IsHeldBack = false }, at);
        }

        var timed = standing with
        {
            Wanted = draft.Kind,
            WantedSince = standing.Wanted == draft.Kind ? standing.WantedSince : now,
        };
        var hasLasted = now - timed.WantedSince >= rules.Dwell(draft.Kind);
        return timed.Open is { } open
            ? Update(timed, open, draft, hasLasted && !isSuppressed, at)
            : hasLasted ? Raise(timed, draft, isSuppressed, at) : (timed, null);
    }

    /// <summary>A position that was low or empty and is stocked again is seen to, even if it sells fast.</summary>
    private static bool IsRelief(Alert? open, Alert draft) =>
        open is { Kind: AlertKind.Low or AlertKind.Empty } && draft.Kind == AlertKind.PredictedEmpty;

    private static (AlertStanding Standing, Alert? Change) Clear(AlertStanding standing, DateTimeOffset at) =>
        standing.Open is { } open
            ? (standing with { Open = null, ClearedAt = at }, open with { Phase = AlertPhase.Cleared, At = at })
            : (standing, null);

    private (AlertStanding Standing, Alert? Change) Raise(
        AlertStanding standing, Alert draft, bool isSuppressed, DateTimeOffset at)
    {
        // After the wall clock was set back the cool-down begins anew instead of lasting as long as the step.
        if (standing.ClearedAt > at)
        {
            standing = standing with { ClearedAt = at };
        }

        if (at - standing.ClearedAt < rules.CoolDown(draft.Kind))
        {
            return (standing, null);
        }

        if (isSuppressed)
        {
            return (standing with { IsHeldBack = true }, null);
        }

        var raised = draft with { Phase = AlertPhase.Raised, RaisedAt = at, At = at };
        return (standing with { Open = raised, IsHeldBack = false }, raised);
    }

    private static (AlertStanding Standing, Alert? Change) Update(
        AlertStanding standing, Alert open, Alert draft, bool mayTell, DateTimeOffset at)
    {
        var isSameKind = draft.Kind == open.Kind;
        var severity = isSameKind && open.Severity > draft.Severity ? open.Severity : draft.Severity;
        var isNews = !isSameKind || severity != open.Severity || draft.SeenSku != open.SeenSku;
        if (isNews && mayTell)
        {
            var updated = Refresh(open, draft) with
            {
                Kind = draft.Kind, Severity = severity, SeenSku = draft.SeenSku, Phase = AlertPhase.Updated, At = at,
            };
            return (standing with { Open = updated }, updated);
        }

        return (standing with { Open = Refresh(open, draft) }, null);
    }

    // Figures follow without an event: they change with every sale. While nothing can be seen there is no forecast; the last loss
    // that was known keeps the rank.
    private static Alert Refresh(Alert open, Alert draft) => open with
    {
        Believed = draft.Believed,
        Capacity = draft.Capacity,
        Reason = draft.Reason,
        EmptyAt = draft.EmptyAt,
        Priority = draft.Priority,
        ExpectedLoss = draft.ExpectedLoss ?? (draft.Kind == open.Kind ? open.ExpectedLoss : null),
    };
}
