using System.Collections.Immutable;
using System.Globalization;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Alerts;

/// <summary>The suppressions of a store, bounded in number and length. One writer.</summary>
internal sealed class SuppressionList(AlertRules rules, IReadOnlySet<PositionId> positions, Func<Guid> newId)
{
    private readonly List<Suppression> _all = [];
    private readonly HashSet<PositionId> _active = [];
    private bool _isStoreActive;

    public ImmutableArray<Suppression> All => [.. _all];

    public void Restore(ImmutableArray<Suppression> stored) => _all.AddRange(stored.Take(rules.MaxSuppressions));

    /// <summary>Forgets what has run out and finds what is active.</summary>
    public void Update(DateTimeOffset at)
    {
        _all.RemoveAll(suppression => suppression.Until <= at);
        _active.Clear();
        _isStoreActive = false;
        foreach (var suppression in _all.Where(suppression => suppression.IsActive(at)))
        {
            if (suppression.Position is { } position)
            {
                _active.Add(position);
            }
            else
            {
                _isStoreActive = true;
            }
        }
    }

    /// <summary>As of the last <see cref="Update"/>.</summary>
    /// <param name="position">A position; <see langword="null"/> for a camera.</param>
    public bool Holds(PositionId? position) => _isStoreActive || (position is { } id && _active.Contains(id));

    public AlertOutcome<Suppression> Add(SuppressionRequest request, DateTimeOffset at)
    {
        if (FindFault(request, at) is { } fault)
        {
            return AlertOutcome.Refused<Suppression>(AlertRefusal.Invalid, fault);
        }

        PositionId? position = request.Position is { } name ? new PositionId(name) : null;
        if (position is { } planned && !positions.Contains(planned))
        {
            return AlertOutcome.Refused<Suppression>(
                AlertRefusal.NoSuchPosition, $"The planogram has no position '{request.Position}'.");
        }

        if (_all.Find(other => IsRepeated(other, request, position)) is { } same)
        {
            return AlertOutcome.Done(same, isChanged: false);
        }

        if (request.Id is { } id && _all.Exists(other => other.Id == id))
        {
            return AlertOutcome.Refused<Suppression>(AlertRefusal.IdTaken, $"Another suppression has the id {id}.");
        }

        if (_all.Count >= rules.MaxSuppressions)
        {
            return AlertOutcome.Refused<Suppression>(
                AlertRefusal.TooMany,
                string.Create(CultureInfo.InvariantCulture, $"There are {_all.Count} suppressions, as many as are allowed; lift one first."));
        }

        var suppression = new Suppression(
            request.Id ?? newId(), position, request.From ?? at, request.Until, request.Reason ?? "", new StaffMark(request.By!, at));
        _all.Add(suppression);
        _all.Sort((a, b) => a.Until.CompareTo(b.Until));
        return AlertOutcome.Done(suppression, isChanged: true);
    }

    public AlertOutcome<Suppression> Lift(Guid id, string by, DateTimeOffset at)
    {
        if (!StaffMark.IsValid(by))
        {
            return AlertOutcome.Refused<Suppression>(AlertRefusal.Invalid, ByRule);
        }

        var index = _all.FindIndex(suppression => suppression.Id == id);
        if (index < 0)
        {
            return AlertOutcome.Refused<Suppression>(AlertRefusal.NoSuchSuppression, $"There is no suppression {id}.");
        }

        var lifted = _all[index] with { Lifted = new StaffMark(by, at) };
        _all.RemoveAt(index);
        return AlertOutcome.Done(lifted, isChanged: true);
    }

    public static string ByRule { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"'by' is missing or not allowed; it must have 1 to {StaffMark.MaxByLength} characters without control characters.");

    private static bool IsRepeated(Suppression other, SuppressionRequest request, PositionId? position) =>
        (request.Id is null || other.Id == request.Id)
        && other.Position == position && other.Until == request.Until && other.Reason == (request.Reason ?? "")
        && other.Made.By == request.By && (request.From is null || other.From == request.From);

    private string? FindFault(SuppressionRequest request, DateTimeOffset at)
    {
        if (!StaffMark.IsValid(request.By))
        {
            return ByRule;
        }

        if (request.Reason is { } reason && (reason.Length > Suppression.MaxReasonLength || reason.Any(char.IsControl)))
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"'reason' is not allowed; it must have at most {Suppression.MaxReasonLength} characters without control characters.");
        }

        var from = request.From ?? at;
        return request.Until <= at ? "'until' is over; it must lie in the future."
            : request.Until <= from ? "'until' must be after 'from'."
            : request.Until - at > rules.LongestSuppression
                ? string.Create(CultureInfo.InvariantCulture, $"'until' is too far away; at most {rules.LongestSuppression} from now is allowed.")
                : null;
    }
}
