using CsCheck;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Tests.Stock;

public sealed class StockLedgerPropertyTests
{
    private const int Positions = 3;
    private static readonly string[] Cameras = ["camera-1", "camera-2"];

    // Short waits, so that a random history of a few minutes goes through every state; all doubts are off in half of them.
    private static readonly Gen<RestockRules> AnyRules =
        from margin in Gen.Int[0, 2]
        from dwell in Gen.Int[0, 5]
        from coolDown in Gen.Int[0, 20]
        from unknownAfter in Gen.Int[3, 30]
        from hold in Gen.OneOf(Gen.Const(0), Gen.Int[1, 10])
        from window in Gen.Int[1, 7]
        select new RestockRules(
            margin,
            Seconds(dwell),
            Seconds(dwell),
            Seconds(dwell),
            Seconds(coolDown),
            Seconds(unknownAfter),
            new EvidenceRules(window, Math.Min(3, window), suddenLossHold: Seconds(hold), occlusionHold: Seconds(hold)));

    private static readonly Gen<Call> AnyCall =
        from kind in Gen.Frequency((12, Gen.Const(CallKind.Observe)), (3, Gen.Const(CallKind.Tick)), (1, Gen.Const(CallKind.LoseSight)))
        from camera in Gen.Int[0, 1]
        from step in Gen.Frequency((20, Gen.Double[0, 3]), (1, Gen.Double[-3, 60]), (1, Gen.Double[-10_000, 10_000]))
        from repeat in Gen.Int[1, 8]
        from counts in Gen.Int[0, 5].Array[Positions]
        select new Call(kind, camera, step, repeat, counts);

    private static readonly Gen<(RestockRules Rules, Call[] Calls)> Histories = Gen.Select(AnyRules, AnyCall.Array[1, 60]);

    private enum CallKind
    {
        Observe,
        Tick,
        LoseSight,
    }

    [Fact]
    public void An_alert_is_raised_updated_and_cleared_in_that_order_under_one_id() =>
        Histories.Sample((rules, calls) =>
        {
            var open = new Dictionary<PositionId, RestockAlert>();
            var ids = new HashSet<Guid>();
            foreach (var (_, decision) in Play(rules, calls))
            {
                foreach (var alert in decision.Alerts)
                {
                    if (alert.Phase == AlertPhase.Raised)
                    {
                        Assert.True(ids.Add(alert.Id));
                        Assert.True(open.TryAdd(alert.Position, alert));
                        continue;
                    }

                    Assert.Equal(open[alert.Position].Id, alert.Id);
                    Assert.Equal(open[alert.Position].RaisedAt, alert.RaisedAt);
                    if (alert.Phase == AlertPhase.Updated)
                    {
                        Assert.NotEqual(open[alert.Position].Kind, alert.Kind);
                        open[alert.Position] = alert;
                    }
                    else
                    {
                        Assert.Equal(open[alert.Position].Kind, alert.Kind);
                        open.Remove(alert.Position);
                    }
                }
            }
        });

    [Fact]
    public void The_snapshot_holds_exactly_the_alerts_that_were_raised_and_not_cleared() =>
        Histories.Sample((rules, calls) =>
        {
            var open = new Dictionary<PositionId, RestockAlert>();
            foreach (var (ledger, decision) in Play(rules, calls))
            {
                foreach (var alert in decision.Alerts)
                {
                    open[alert.Position] = alert;
                    if (alert.Phase == AlertPhase.Cleared)
                    {
                        open.Remove(alert.Position);
                    }
                }

                Assert.Equal(open.Values.OrderBy(alert => alert.Id), ledger.Snapshot.OpenAlerts.OrderBy(alert => alert.Id));
            }
        });

    [Fact]
    public void What_is_believed_never_leaves_the_range_of_what_was_counted() =>
        Histories.Sample((rules, calls) =>
        {
            var seen = calls.Where(call => call.Kind == CallKind.Observe).ToLookup(call => call.Camera);
            foreach (var (ledger, _) in Play(rules, calls))
            {
                foreach (var (stock, i) in ledger.Snapshot.Positions.Select((stock, i) => (stock, i)))
                {
                    if (stock.Believed is { } believed)
                    {
                        var counts = seen[i / Positions].Select(call => call.Counts[i % Positions]).ToArray();
                        Assert.InRange(believed, counts.Min(), counts.Max());
                        Assert.Contains(believed, counts);
                    }
                }
            }
        });

    [Fact]
    public void Only_frames_raise_and_clear_and_nothing_unknown_has_a_new_alert() =>
        Histories.Sample((rules, calls) =>
        {
            var steps = Play(rules, calls).Skip(1).Zip(calls.SelectMany(call => Enumerable.Repeat(call, call.Repeat)));
            foreach (var ((ledger, decision), call) in steps)
            {
                Assert.True(call.Kind == CallKind.Observe || decision.Alerts.IsEmpty);
                foreach (var alert in decision.Alerts)
                {
                    var state = ledger.Snapshot.Positions.Single(stock => stock.Position == alert.Position).State;
                    var expected = alert.Phase == AlertPhase.Cleared ? PositionState.Full
                        : alert.Kind == AlertKind.Empty ? PositionState.Empty : PositionState.Low;
                    Assert.Equal(expected, state);
                }
            }
        });

    [Fact]
    public void The_changes_add_up_to_the_snapshot() =>
        Histories.Sample((rules, calls) =>
        {
            var known = new Dictionary<PositionId, PositionStock>();
            foreach (var (ledger, decision) in Play(rules, calls))
            {
                foreach (var change in decision.Changes)
                {
                    known[change.Position] = change;
                }

                Assert.All(ledger.Snapshot.Positions, stock => Assert.Equal(Settled(known[stock.Position]), Settled(stock)));
                Assert.All(ledger.Snapshot.Positions, stock => Assert.Equal(stock.State == PositionState.Unknown, stock.Reason is not null));
            }
        });

    // What alone is no change.
    private static PositionStock Settled(PositionStock stock) =>
        stock with { LastEvidence = null, CoveredWidth = null, RowsDeep = null, FrontHeight = null };

    [Fact]
    public void The_same_calls_give_the_same_decisions() =>
        Histories.Sample((rules, calls) =>
            Assert.Equal(Play(rules, calls).Select(Describe), Play(rules, calls).Select(Describe)));

    [Fact]
    public void The_order_of_cameras_in_time_and_in_the_planogram_changes_nothing() =>
        Gen.Select(Histories, Gen.Int).Sample((history, seed) =>
        {
            // Each camera keeps the order of its own calls; ticks, which concern both, are left out.
            var calls = history.Calls.Where(call => call.Kind != CallKind.Tick).ToArray();
            var timed = Timed(calls).ToArray();
            var queues = timed.GroupBy(entry => entry.Call.Camera).Select(group => new Queue<(DateTimeOffset At, Call Call)>(group)).ToList();
            var random = new Random(seed);
            var mixed = new List<(DateTimeOffset At, Call Call)>();
            while (queues.Exists(queue => queue.Count > 0))
            {
                var queue = queues[random.Next(queues.Count)];
                if (queue.TryDequeue(out var next))
                {
                    mixed.Add(next);
                }
            }

            Assert.Equal(
                ByPosition(Play(history.Rules, timed, Cameras)), ByPosition(Play(history.Rules, mixed, [.. Cameras.Reverse()])));
        });

    [Fact]
    public void A_count_that_flickers_by_one_around_the_threshold_does_not_make_the_state_flicker() =>
        Gen.Select(Gen.Int[1, 2], Gen.Int[0, 1_000_000]).Sample(
            (truth, seed) =>
            {
                var random = new Random(seed);
                var ledger = new StockLedger(CountedStore.Plan(1, capacity: 4, lowThreshold: 1), new RestockRules(), CountedStore.CountingIds());
                var states = new List<PositionState>();
                var alerts = 0;
                for (var second = 0; second < 3600; second++)
                {
                    var noise = random.NextDouble() < 0.3 ? random.Next(2) == 0 ? -1 : 1 : 0;
                    var decision = ledger.Observe(CountedStore.Frame(CountedStore.Start.AddSeconds(second), second < 5 ? 2 : truth + noise));
                    alerts += decision.Alerts.Length;
                    if (states.Count == 0 || states[^1] != ledger.Snapshot.Positions[0].State)
                    {
                        states.Add(ledger.Snapshot.Positions[0].State);
                    }
                }

                PositionState[] expected = truth == 1
                    ? [PositionState.Unknown, PositionState.Full, PositionState.Low]
                    : [PositionState.Unknown, PositionState.Full];
                Assert.Equal(expected, states);
                Assert.Equal(truth == 1 ? 1 : 0, alerts);
            },
            iter: 20);

    [Fact]
    public void A_restart_at_any_time_keeps_every_open_alert_and_raises_none_twice() =>
        Gen.Select(Histories, Gen.Double[0, 1]).Sample((history, share) =>
        {
            var (rules, calls) = history;
            var half = (int)(calls.Length * share);
            var before = Play(rules, calls[..half]).ToArray();
            if (before.Length == 0)
            {
                return;
            }

            var stored = StockSnapshotFile.Read(StockSnapshotFile.Write(before[^1].Ledger.Snapshot)).Snapshot!;
            var open = stored.OpenAlerts.ToDictionary(alert => alert.Position, alert => alert.Id);
            var ledger = new StockLedger(CountedStore.Plan(Positions, cameras: Cameras), rules, Guid.NewGuid);
            Assert.Empty(ledger.Restore(stored, CountedStore.Start).Alerts);
            Assert.Equal(stored.OpenAlerts, ledger.Snapshot.OpenAlerts);
            foreach (var (at, call) in Timed(calls[half..]))
            {
                foreach (var alert in Make(ledger, at, call).Alerts)
                {
                    Assert.Equal(alert.Phase != AlertPhase.Raised, open.ContainsKey(alert.Position));
                    Assert.True(alert.Phase == AlertPhase.Raised || open[alert.Position] == alert.Id);
                    open[alert.Position] = alert.Id;
                    if (alert.Phase == AlertPhase.Cleared)
                    {
                        open.Remove(alert.Position);
                    }
                }
            }
        });

    private static IEnumerable<(StockLedger Ledger, StockDecision Decision)> Play(RestockRules rules, IEnumerable<Call> calls) =>
        Play(rules, Timed(calls), Cameras);

    private static IEnumerable<(StockLedger Ledger, StockDecision Decision)> Play(
        RestockRules rules, IEnumerable<(DateTimeOffset At, Call Call)> calls, string[] cameras)
    {
        var ledger = new StockLedger(CountedStore.Plan(Positions, cameras: cameras), rules, CountedStore.CountingIds());
        yield return (ledger, ledger.Tick(CountedStore.Start));
        foreach (var (at, call) in calls)
        {
            yield return (ledger, Make(ledger, at, call));
        }
    }

    private static IEnumerable<(DateTimeOffset At, Call Call)> Timed(IEnumerable<Call> calls)
    {
        var now = CountedStore.Start;
        foreach (var call in calls)
        {
            for (var i = 0; i < call.Repeat; i++)
            {
                now = now.AddSeconds(call.Step);
                yield return (now, call);
            }
        }
    }

    private static StockDecision Make(StockLedger ledger, DateTimeOffset at, Call call) => call.Kind switch
    {
        CallKind.Observe => ledger.Observe(CountedStore.Frame(at, new CameraId(Cameras[call.Camera]), call.Counts)),
        CallKind.Tick => ledger.Tick(at),
        _ => ledger.LoseSight(new CameraId(Cameras[call.Camera]), "gone", at),
    };

    private static string Describe((StockLedger Ledger, StockDecision Decision) step) =>
        $"{string.Join(';', step.Decision.Changes)} {string.Join(';', step.Decision.Alerts)}";

    /// <summary>What happened to each position in order, without ids, which are given in the order of the calls.</summary>
    private static string[] ByPosition(IEnumerable<(StockLedger Ledger, StockDecision Decision)> steps)
    {
        var events = steps.SelectMany(step => step.Decision.Changes
            .Where(change => change.LastEvidence is not null)
            .Select(change => (change.Position, Text: change.ToString()))
            .Concat(step.Decision.Alerts.Select(alert => (alert.Position, Text: (alert with { Id = Guid.Empty }).ToString()))));
        return [.. events.GroupBy(entry => entry.Position)
            .OrderBy(group => group.Key.Value, StringComparer.Ordinal)
            .Select(group => $"{group.Key}: {string.Join('\n', group.Select(entry => entry.Text))}")];
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private sealed record Call(CallKind Kind, int Camera, double Step, int Repeat, int[] Counts);
}
