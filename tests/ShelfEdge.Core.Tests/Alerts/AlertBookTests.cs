using System.Collections.Frozen;
using CsCheck;
using ShelfEdge.Core.Alerts;
using ShelfEdge.Core.Forecast;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Tests.Alerts;

public sealed class AlertBookTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly CameraId Camera = new("camera-1");
    private static readonly Position Cola = new(
        new PositionId("A-01"), new ShelfId("A"), new Sku("cola"), Camera, Polygon.FromBox(new Box(0, 0, 50, 50)), 6, 2);

    private static readonly Core.Planogram.Planogram Store = new(
        [new PlanogramCamera(Camera, 100, 100)], [new Shelf(new ShelfId("A"), "Top")],
        [new Product(new Sku("cola"), "Cola") { Margin = 0.5m, Price = 2m }], [Cola]);

    private readonly List<Alert> _told = [];
    private readonly AlertBook _book = new(Store, new AlertRules(), Guid.NewGuid);
    private DateTimeOffset _now = Start;

    [Fact]
    public void Restock_alert_keeps_the_ledgers_id_from_raised_to_cleared()
    {
        var restock = Restock(AlertKind.Low);
        Step(Believed(2, PositionState.Low, restock));
        Step(Believed(0, PositionState.Empty, restock with { Kind = AlertKind.Empty }));
        Step(Believed(6, PositionState.Full));

        Assert.Equal([AlertPhase.Raised, AlertPhase.Updated, AlertPhase.Cleared], _told.Select(alert => alert.Phase));
        Assert.All(_told, alert => Assert.Equal(restock.Id, alert.Id));
        Assert.Equal([AlertSeverity.Warning, AlertSeverity.Critical, AlertSeverity.Critical], _told.Select(alert => alert.Severity));
    }

    [Fact]
    public void Suppressed_condition_is_raised_when_the_suppression_ends_and_not_before()
    {
        Assert.True(_book.Suppress(Request("A-01", Start.AddMinutes(10)), _now).IsChanged);
        var restock = Restock(AlertKind.Empty);
        Step(Believed(0, PositionState.Empty, restock));
        Assert.Empty(_told);
        Assert.Equal(1, _book.Snapshot.HeldBack);

        _now = Start.AddMinutes(10);
        Step(Believed(0, PositionState.Empty, restock));
        Assert.Equal(AlertPhase.Raised, Assert.Single(_told).Phase);
    }

    [Fact]
    public void Closed_store_raises_nothing_until_it_opens()
    {
        var hours = new OpeningHours(TimeZoneInfo.Utc, [new OpeningSpan(DayOfWeek.Monday, new TimeOnly(11, 0), new TimeOnly(20, 0))]);
        var book = new AlertBook(Store, new AlertRules(openingHours: hours), Guid.NewGuid);
        book.Step(Believed(0, PositionState.Empty, Restock(AlertKind.Empty)), ForecastSnapshot.None, Start);
        Assert.True(book.Snapshot.IsStoreClosed);
        Assert.Empty(book.TakeChanges());

        book.Step(Believed(0, PositionState.Empty, Restock(AlertKind.Empty)), ForecastSnapshot.None, Start.AddHours(1));
        Assert.Single(book.TakeChanges());
    }

    [Fact]
    public void Camera_is_told_after_its_grace_and_cleared_when_it_is_well()
    {
        _book.See(Camera, isWell: false, "frozen");
        Pass(TimeSpan.FromSeconds(119));
        Assert.Empty(_told);
        Pass(TimeSpan.FromSeconds(2));
        Assert.Equal((AlertKind.Camera, "frozen", (PositionId?)null), (_told[0].Kind, _told[0].Reason, _told[0].Position));

        _book.See(Camera, isWell: true, null);
        Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(AlertPhase.Cleared, _told[^1].Phase);
    }

    [Fact]
    public void Acknowledging_is_kept_once_and_refused_for_what_is_not_open()
    {
        var restock = Restock(AlertKind.Empty);
        Step(Believed(0, PositionState.Empty, restock));

        Assert.True(_book.Acknowledge(restock.Id, "kim", _now).IsChanged);
        var again = _book.Acknowledge(restock.Id, "lee", _now.AddMinutes(1));
        Assert.Equal((false, "kim"), (again.IsChanged, again.Value!.Acknowledged!.By));
        Assert.Equal(AlertRefusal.NoOpenAlert, _book.Acknowledge(Guid.NewGuid(), "kim", _now).Refusal);
        Assert.Equal(AlertRefusal.Invalid, _book.Acknowledge(restock.Id, " ", _now).Refusal);
    }

    [Fact]
    public void Expected_loss_is_rate_times_margin_times_minutes_without_the_product()
    {
        Step(Believed(0, PositionState.Empty, Restock(AlertKind.Empty)), Forecast(ratePerHour: 6, TimeSpan.Zero));
        Assert.Equal(3.0, _book.Snapshot.Open[0].ExpectedLoss!.Value, 6);

        Step(Believed(2, PositionState.Low, Restock(AlertKind.Low)), Forecast(ratePerHour: 6, TimeSpan.FromMinutes(40)));
        Assert.Equal(1.0, _book.Snapshot.Open[0].ExpectedLoss!.Value, 6);
    }

    [Fact]
    public void Position_that_will_be_empty_soon_is_told_after_its_dwell()
    {
        var forecast = Forecast(ratePerHour: 6, TimeSpan.FromMinutes(20));
        for (var i = 0; i <= 120; i++)
        {
            Assert.Empty(_told);
            Step(Believed(4, PositionState.Full), forecast);
            _now = _now.AddSeconds(1);
        }

        Assert.Equal(AlertKind.PredictedEmpty, Assert.Single(_told).Kind);
    }

    [Fact]
    public void Restart_neither_repeats_nor_forgets()
    {
        var restock = Restock(AlertKind.Empty);
        var stock = Believed(0, PositionState.Empty, restock);
        Step(stock);
        _book.Acknowledge(restock.Id, "kim", _now);
        _book.Suppress(Request(null, Start.AddHours(1)), _now);

        var (state, error) = AlertStateFile.Read(AlertStateFile.Write(_book.State));
        Assert.Null(error);
        var again = new AlertBook(Store, new AlertRules(), Guid.NewGuid);
        again.Restore(state, stock, [], 0, _now);
        again.Step(stock, ForecastSnapshot.None, _now);

        Assert.Empty(again.TakeChanges());
        Assert.Equal(_book.Snapshot.Open[0].Acknowledged, again.Snapshot.Open[0].Acknowledged);
        Assert.Equal(_book.Snapshot.Suppressions[0], again.Snapshot.Suppressions[0]);
        Assert.Equal(_book.Unrecorded.Select(entry => entry.Number), again.Unrecorded.Select(entry => entry.Number));
    }

    [Fact]
    public void Lost_state_gives_no_number_of_the_history_again()
    {
        _book.Restore(null, Believed(6, PositionState.Full), [], 7, _now);
        Step(Believed(0, PositionState.Empty, Restock(AlertKind.Empty)));

        Assert.Equal(8, Assert.Single(_book.Unrecorded).Number);
    }

    [Fact]
    public void Open_alert_whose_stock_is_lost_is_neither_cleared_nor_unranked_before_it_is_seen()
    {
        Step(Believed(0, PositionState.Empty, Restock(AlertKind.Empty)), Forecast(ratePerHour: 6, TimeSpan.Zero));
        var loss = _book.Snapshot.Open[0].ExpectedLoss;
        Step(Believed(0, PositionState.Unknown));
        Step(Believed(0, PositionState.Empty, Restock(AlertKind.Empty)));
        Assert.Equal(loss, _book.Snapshot.Open[0].ExpectedLoss);
        Assert.Single(_told);

        Step(Believed(6, PositionState.Full));
        Assert.Equal(AlertPhase.Cleared, _told[^1].Phase);
    }

    [Fact]
    public void Alert_of_a_position_that_is_planned_otherwise_is_cleared_at_the_restart()
    {
        var restock = Restock(AlertKind.Empty);
        Step(Believed(0, PositionState.Empty, restock));
        var again = new AlertBook(Store, new AlertRules(), Guid.NewGuid);
        again.Restore(_book.State, Believed(0, PositionState.Empty, restock), [restock], 0, _now);

        Assert.Equal(AlertPhase.Cleared, Assert.Single(again.TakeChanges()).Phase);
    }

    [Fact]
    public void Suppression_holds_for_frames_captured_just_before_it()
    {
        _book.Suppress(Request("A-01", Start.AddMinutes(10)), _now);
        _now = Start.AddSeconds(-1);
        Step(Believed(0, PositionState.Empty, Restock(AlertKind.Empty)));

        Assert.Empty(_told);
    }

    [Fact]
    public void Any_course_raises_nothing_twice_and_nothing_that_is_suppressed() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 5], Gen.Bool, Gen.Int[0, 120]).Array[1, 60].Sample(steps =>
        {
            var book = new AlertBook(Store, new AlertRules(cameraGrace: TimeSpan.FromSeconds(30)), Guid.NewGuid);
            var now = Start;
            var open = new HashSet<Guid>();
            var used = new HashSet<Guid>();
            RestockAlert? restock = null;
            foreach (var (kind, action, isWell, seconds) in steps)
            {
                now = now.AddSeconds(seconds);
                restock = kind switch
                {
                    0 => null,
                    1 => (restock ?? Restock(AlertKind.Low)) with { Kind = AlertKind.Low },
                    _ => (restock ?? Restock(AlertKind.Empty)) with { Kind = AlertKind.Empty },
                };
                if (action == 0)
                {
                    book.Suppress(Request("A-01", now.AddSeconds(90)), now);
                }
                else if (action == 1 && open.Count > 0)
                {
                    book.Acknowledge(open.First(), "kim", now);
                }

                book.See(Camera, isWell, "lost");
                var isSuppressed = book.Snapshot.Suppressions.Any(suppression => suppression.IsActive(now));
                book.Step(
                    restock is null ? Believed(6, PositionState.Full) : Believed(1, PositionState.Low, restock), ForecastSnapshot.None, now);
                foreach (var alert in book.TakeChanges())
                {
                    if (alert.Phase == AlertPhase.Raised)
                    {
                        Assert.True(used.Add(alert.Id) && open.Add(alert.Id));
                        Assert.False(isSuppressed && alert.Position is not null);
                    }
                    else
                    {
                        Assert.Contains(alert.Id, open);
                    }

                    if (alert.Phase == AlertPhase.Cleared)
                    {
                        open.Remove(alert.Id);
                    }
                }

                Assert.Equal(open.Order(), book.Snapshot.Open.Select(alert => alert.Id).Order());
            }
        });

    private static SuppressionRequest Request(string? position, DateTimeOffset until) =>
        new(null, position, null, until, "refilling now", "kim");

    private static RestockAlert Restock(AlertKind kind) => new(
        Guid.NewGuid(), kind, AlertPhase.Raised, Cola.Id, Cola.Sku, Camera, 0, 6, Start, Start);

    private static StockSnapshot Believed(int facings, PositionState state, RestockAlert? alert = null) => new(
        Start,
        [new PositionStock(Cola.Id, Cola.Sku, Camera, facings, 6, 2, state, Start, Start, null)],
        alert is null ? [] : [alert]);

    private static ForecastSnapshot Forecast(double ratePerHour, TimeSpan median) => new(
        Start, TimeSpan.FromDays(1),
        new[] { new TimeToEmpty(Cola.Id, ratePerHour, median, median, median, median, median) }
            .ToFrozenDictionary(forecast => forecast.Position));

    private void Step(StockSnapshot stock, ForecastSnapshot? forecast = null)
    {
        _book.Step(stock, forecast ?? ForecastSnapshot.None, _now);
        _told.AddRange(_book.TakeChanges());
    }

    private void Pass(TimeSpan time)
    {
        for (var end = _now + time; _now < end; _now = _now.AddSeconds(1))
        {
            Step(Believed(6, PositionState.Full));
        }
    }
}
