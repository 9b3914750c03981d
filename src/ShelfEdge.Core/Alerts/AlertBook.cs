using System.Collections.Frozen;
using System.Collections.Immutable;
using ShelfEdge.Core.Forecast;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Alerts;

/// <summary>
/// All alerts of a store from raised to cleared, and what staff said about them. Every member but <see cref="Snapshot"/> belongs
/// to one thread of control; <see cref="Snapshot"/> may be read by any.
/// </summary>
/// <remarks>
/// Dwells count the time that passed between steps, at most a minute a call, so that a clock that is set
/// completes none of them. Cool-downs, suppressions and opening hours go by the wall clock.
/// </remarks>
public sealed class AlertBook
{
    private static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(1);

    private readonly Planogram.Planogram _planogram;
    private readonly AlertRules _rules;
    private readonly AlertPolicy _policy;
    private readonly AlertSigns _signs;
    private readonly SuppressionList _suppressions;
    private readonly AlertJournal _journal = new();
    private readonly StockClock _clock = new(LongestStep);
    private readonly AlertSubject[] _restock;
    private readonly AlertSubject[] _misplaced;
    private readonly AlertSubject[] _cameras;
    private readonly int[] _cameraPriorities;
    private readonly Dictionary<CameraId, (bool IsWell, string? Reason)> _cameraStates = [];
    private readonly List<Alert> _changes = [];
    private AlertSnapshot _snapshot = AlertSnapshot.None;

    /// <param name="planogram">Positions, products and cameras.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="newId">Makes the ids of alerts and suppressions; each is new.</param>
    public AlertBook(Planogram.Planogram planogram, AlertRules rules, Func<Guid> newId)
    {
        _planogram = planogram;
        _rules = rules;
        _policy = new AlertPolicy(rules);
        _signs = new AlertSigns(planogram.Products.ToFrozenDictionary(product => product.Sku), rules, newId);
        _suppressions = new SuppressionList(rules, planogram.Positions.Select(position => position.Id).ToFrozenSet(), newId);
        _restock = Subjects(AlertTopic.Restock);
        _misplaced = Subjects(AlertTopic.Misplaced);
        _cameras = [.. planogram.Cameras.Select(camera => new AlertSubject(AlertTopic.Camera, null, camera.Id))];
        var priorities = planogram.Positions.ToLookup(position => position.Camera, position => position.Priority);
        _cameraPriorities =
            [.. planogram.Cameras.Select(camera => priorities[camera.Id].DefaultIfEmpty(Position.UsualPriority).Max())];
    }

    /// <summary>The newest state; a reader takes the reference once.</summary>
    public AlertSnapshot Snapshot => Volatile.Read(ref _snapshot);

    /// <summary>Lines for the history that <see cref="Recorded"/> has not confirmed, oldest first, bounded in number.</summary>
    public ImmutableArray<AlertEntry> Unrecorded => _journal.Unrecorded;

    /// <summary>Lines that were given up because the history could not be written for too long.</summary>
    public long LostEntries => _journal.Lost;

    /// <summary>What must be found again after a restart.</summary>
    public AlertState State => new(
        _journal.Next,
        [.. Open()],
        _suppressions.All,
        [
            .. Subjects().Where(subject => _snapshot.At - subject.Standing.ClearedAt < _rules.LongestCoolDown)
                .Select(subject => new AlertCoolDown(subject.Topic, subject.Name, subject.Standing.ClearedAt!.Value)),
        ],
        _journal.Unrecorded);

    /// <summary>
    /// Goes on from the state before a restart. Alerts of positions and cameras that are no longer planned so are cleared. Call
    /// once, before anything else.
    /// </summary>
    /// <param name="stored"><see langword="null"/> when there is none: then open alerts of the ledger are taken over as they are.</param>
    /// <param name="stock">Restored stock.</param>
    /// <param name="dropped">Alerts that the ledger gave up because their position is planned otherwise now.</param>
    /// <param name="written">Highest number in the history, 0 for none: no number is given twice.</param>
    /// <param name="now">When.</param>
    public void Restore(
        AlertState? stored, StockSnapshot stock, IEnumerable<RestockAlert> dropped, long written, DateTimeOffset now)
    {
        var state = stored ?? Adopt(stock);
        var gone = dropped.Select(alert => (PositionId?)alert.Position).ToHashSet();
        _journal.Restore(state, written);
        _suppressions.Restore(state.Suppressions);
        var subjects = Subjects().ToDictionary(subject => (subject.Topic, subject.Name));
        foreach (var coolDown in state.CoolDowns)
        {
            if (subjects.TryGetValue((coolDown.Topic, coolDown.Subject), out var subject))
            {
                subject.Standing = new AlertStanding(null, ClearedAt: coolDown.ClearedAt);
            }
        }

        foreach (var alert in state.Open)
        {
            if (subjects.TryGetValue((TopicOf(alert.Kind), alert.Position?.Value ?? alert.Camera.Value), out var subject)
                && subject.Matches(alert) && !(alert.Kind is AlertKind.Low or AlertKind.Empty && gone.Contains(alert.Position)))
            {
                subject.Standing = subject.Standing with { Open = alert };
            }
            else
            {
                Enter(alert with { Phase = AlertPhase.Cleared, At = now });
            }
        }

        Swap(now);
    }

    /// <summary>A camera changed its state.</summary>
    /// <param name="camera">One that is not planned changes nothing.</param>
    /// <param name="isWell">It delivers honest frames.</param>
    /// <param name="reason">Else: what is wrong, in a person's words.</param>
    public void See(CameraId camera, bool isWell, string? reason) => _cameraStates[camera] = (isWell, reason);

    /// <summary>Looks at everything that is believed now. Call after each decision of the stock stage and every second.</summary>
    /// <param name="stock">All positions of the planogram, in its order.</param>
    /// <param name="forecast">As far as there is one.</param>
    /// <param name="now">When.</param>
    public void Step(StockSnapshot stock, ForecastSnapshot forecast, DateTimeOffset now)
    {
        var time = _clock.Advance(now);
        _suppressions.Update(now);
        var isClosed = IsClosed(now);
        var restock = stock.OpenAlerts.ToDictionary(alert => alert.Position);
        for (var i = 0; i < _restock.Length; i++)
        {
            var (position, believed) = (_planogram.Positions[i], stock.Positions[i]);
            var isSuppressed = isClosed || _suppressions.Holds(position.Id);
            Advance(
                _restock[i],
                _signs.Restock(
                    position, believed, restock.GetValueOrDefault(position.Id), forecast, _restock[i].Standing.Open),
                isSuppressed, time, now);
            Advance(
                _misplaced[i], _signs.Misplaced(position, believed, forecast, _misplaced[i].Standing.Open), isSuppressed, time, now);
        }

        for (var i = 0; i < _cameras.Length; i++)
        {
            var camera = _planogram.Cameras[i].Id;
            var state = _cameraStates.TryGetValue(camera, out var seen) ? seen : ((bool IsWell, string? Reason)?)null;
            Advance(
                _cameras[i],
                _signs.Camera(camera, _cameraPriorities[i], state?.IsWell, state?.Reason, _cameras[i].Standing.Open),
                isClosed || _suppressions.Holds(null), time, now);
        }

        Swap(now);
    }

    /// <summary>Somebody says that they have seen an open alert. The first who does is kept.</summary>
    public AlertOutcome<Alert> Acknowledge(Guid alert, string by, DateTimeOffset now)
    {
        if (!StaffMark.IsValid(by))
        {
            return AlertOutcome.Refused<Alert>(AlertRefusal.Invalid, SuppressionList.ByRule);
        }

        if (Subjects().FirstOrDefault(subject => subject.Standing.Open?.Id == alert) is not { Standing.Open: { } open } found)
        {
            return AlertOutcome.Refused<Alert>(AlertRefusal.NoOpenAlert, $"There is no open alert {alert}.");
        }

        if (open.Acknowledged is not null)
        {
            return AlertOutcome.Done(open, isChanged: false);
        }

        var acknowledged = open with { Phase = AlertPhase.Acknowledged, At = now, Acknowledged = new StaffMark(by, now) };
        found.Standing = found.Standing with { Open = acknowledged };
        Enter(acknowledged);
        Swap(now);
        return AlertOutcome.Done(acknowledged, isChanged: true);
    }

    /// <summary>Holds alerts back for a time. Open ones stay open and are cleared as ever, but get no worse.</summary>
    public AlertOutcome<Suppression> Suppress(SuppressionRequest request, DateTimeOffset now)
    {
        _suppressions.Update(now);
        return Keep(_suppressions.Add(request, now), now);
    }

    /// <summary>Ends a suppression before its time.</summary>
    public AlertOutcome<Suppression> Lift(Guid suppression, string by, DateTimeOffset now)
    {
        _suppressions.Update(now);
        return Keep(_suppressions.Lift(suppression, by, now), now);
    }

    /// <summary>Alerts that entered a phase since the last call, in the order decided; each must reach the outbox.</summary>
    public ImmutableArray<Alert> TakeChanges()
    {
        ImmutableArray<Alert> changes = [.. _changes];
        _changes.Clear();
        return changes;
    }

    /// <summary>The history has every line up to this number.</summary>
    public void Recorded(long number) => _journal.Recorded(number);

    private static AlertTopic TopicOf(AlertKind kind) => kind switch
    {
        AlertKind.Camera => AlertTopic.Camera,
        AlertKind.Misplaced => AlertTopic.Misplaced,
        _ => AlertTopic.Restock,
    };

    // A box that was run by a version without this book: what it told already is not told again.
    private AlertState Adopt(StockSnapshot stock)
    {
        var positions = _planogram.Positions.ToDictionary(position => position.Id);
        return AlertState.Empty with
        {
            Open =
            [
                .. stock.OpenAlerts.Where(alert => positions.ContainsKey(alert.Position)).Select(alert =>
                {
                    var position = positions[alert.Position];
                    return new Alert(
                        alert.Id, alert.Kind, alert.Phase,
                        SeverityPolicy.Judge(alert.Kind, position, position.Priority, alert.Believed),
                        alert.Position, alert.Sku, alert.Camera, alert.RaisedAt, alert.At)
                    {
                        Believed = alert.Believed, Capacity = alert.Capacity, Priority = position.Priority,
                    };
                }),
            ],
        };
    }

    private AlertSubject[] Subjects(AlertTopic topic) =>
        [.. _planogram.Positions.Select(position => new AlertSubject(topic, position, position.Camera))];

    private IEnumerable<AlertSubject> Subjects() => _restock.Concat(_misplaced).Concat(_cameras);

    private IEnumerable<Alert> Open() => Subjects().Select(subject => subject.Standing.Open).OfType<Alert>();

    private bool IsClosed(DateTimeOffset now) => _rules.OpeningHours is { } hours && !hours.IsOpen(now);

    private void Advance(AlertSubject subject, AlertSign sign, bool isSuppressed, TimeSpan time, DateTimeOffset now)
    {
        (subject.Standing, var change) = _policy.Step(subject.Standing, sign, isSuppressed, time, now);
        if (change is not null)
        {
            Enter(change);
        }
    }

    private void Enter(Alert alert)
    {
        _changes.Add(alert);
        _journal.Add(alert);
    }

    private AlertOutcome<Suppression> Keep(AlertOutcome<Suppression> outcome, DateTimeOffset now)
    {
        if (outcome is { IsChanged: true, Value: { } suppression })
        {
            _journal.Add(suppression);
        }

        Swap(now);
        return outcome;
    }

    private void Swap(DateTimeOffset now) => Volatile.Write(ref _snapshot, new AlertSnapshot(
        now,
        [.. Open().Order(AlertRanking.ByUrgency)],
        _suppressions.All,
        IsClosed(now),
        Subjects().Count(subject => subject.Standing.IsHeldBack)));
}
