using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ShelfEdge.Core.Alerts;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Forecast;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Sight;
using ShelfEdge.Core.Stock;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Messaging.Payloads;
using ShelfEdge.Service.Alerts;
using ShelfEdge.Service.Discovery;
using ShelfEdge.Service.Forecast;
using ShelfEdge.Service.Health;
using ShelfEdge.Service.Live;
using ShelfEdge.Service.Pipeline;
using ShelfEdge.Service.Settings;
using ShelfEdge.Service.Storage;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Testing.Capture;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Tests.Pipeline;

/// <summary>The worker on its own, with a real outbox and a real ledger that believes at once.</summary>
public sealed class StockWorkerTests : IAsyncLifetime
{
    private static readonly EvidenceOptions AtOnce = new()
    {
        Window = 1,
        MinFrames = 1,
        MaxLossAtOnce = 200,
        SettleAfter = TimeSpan.Zero,
        SuddenLossHold = TimeSpan.Zero,
        OcclusionHold = TimeSpan.Zero,
        LearnAfter = TimeSpan.Zero,
    };

    private readonly TestFolder _folder = new();
    private readonly CollectingLog _log = new();
    private readonly PipelineProgress _progress;
    private readonly PipelineChannels _channels;
    private readonly SqliteOutbox _outbox;
    private readonly StockLedger _ledger;
    private readonly AlertHistory _history;
    private readonly HourStore _hours;
    private readonly LatestForecast _forecast = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly AlertEvidence _evidence;
    private readonly StockWorker _worker;
    private long _number;

    public StockWorkerTests()
    {
        var topics = new Topics("shelfedge", "store-1", "box-1");
        var time = _time;
        _progress = new PipelineProgress([new CameraProgress(SomeProgress.Camera, TimeSpan.FromSeconds(40), time)], time);
        _channels = new PipelineChannels(_progress, new LiveLoss());
        _outbox = SqliteOutbox.Open(new OutboxOptions { Path = Path.Combine(_folder.Path, "outbox.db") }, time);
        _history = AlertHistory.Open(
            Path.Combine(_folder.Path, AlertHistory.FileName), new AlertHistoryOptions(), new Logger<AlertHistory>(new LoggerFactory([_log])));
        _hours = HourStore.Open(
            Path.Combine(_folder.Path, HourStore.FileName), new ForecastOptions(), new Logger<HourStore>(new LoggerFactory([_log])));
        _ledger = new StockLedger(
            TestStore.Planogram,
            new RestockOptions { LowDwell = TimeSpan.Zero, EmptyDwell = TimeSpan.Zero, ClearDwell = TimeSpan.Zero, Evidence = AtOnce }.ToRules(),
            Guid.NewGuid);
        _evidence = new AlertEvidence(
            TestStore.Planogram, new AlertEvidenceOptions(), new EvidenceFolder(Path.Combine(_folder.Path, EvidenceFolder.FolderName), 10), _history,
            new LatestFrames(_progress), new Logger<AlertEvidence>(new LoggerFactory([_log])));
        _worker = new StockWorker(
            _channels, _ledger, new EventFactory(topics, Guid.CreateVersion7), topics, _outbox,
            new OutboxAppender(_outbox, _progress, time, new Logger<OutboxAppender>(new LoggerFactory([_log]))),
            new AlertBook(TestStore.Planogram, new AlertRules(), Guid.NewGuid), new AlertDesk(time), _history,
            new StockForecast(TestStore.Planogram, ForecastRules.Usual, TimeZoneInfo.Utc, _hours, _forecast),
            new AlertStates(new DiscoveryOptions(), TestStore.Planogram, new EventFactory(topics, Guid.CreateVersion7)), _progress, time,
            new ProcessEnd(new StoppedLifetime()), new Logger<StockWorker>(new LoggerFactory([_log])), _evidence);
    }

    public async ValueTask InitializeAsync()
    {
        _progress[SomeProgress.Camera].StatusChanged(SomeProgress.Status(CameraState.Online));
        await _worker.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _worker.StopAsync(CancellationToken.None);
        _worker.Dispose();
        _evidence.Dispose();
        _channels.Dispose();
        _outbox.Dispose();
        _history.Dispose();
        _hours.Dispose();
        _log.Dispose();
        _folder.Dispose();
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Decision_is_stored_with_its_checkpoint_before_the_result_counts_as_processed()
    {
        await SeeAsync(products: 4, TestContext.Current.CancellationToken);

        var stored = Checkpoint.Read(_outbox.ReadCheckpoint()).Stock!;
        Assert.Equal([PositionState.Full, PositionState.Empty], stored.Positions.Select(position => position.State));
        Assert.Equal(_ledger.Snapshot.OpenAlerts.Select(alert => alert.Id), stored.OpenAlerts.Select(alert => alert.Id));
    }

    [Theory(Timeout = Deadline.Milliseconds)]
    [InlineData(CameraState.Lost)]
    [InlineData(CameraState.Stalled)]
    [InlineData(CameraState.Connecting)]
    public async Task Camera_that_goes_down_loses_sight_even_when_only_the_next_attempt_is_seen(CameraState state)
    {
        await SeeAsync(products: 4, TestContext.Current.CancellationToken);

        _progress[SomeProgress.Camera].StatusChanged(SomeProgress.Status(CameraState.Stalled, "no picture"));
        _progress[SomeProgress.Camera].StatusChanged(SomeProgress.Status(state, "no picture"));
        await SeeAsync(products: 4, TestContext.Current.CancellationToken);

        Assert.All(_ledger.Snapshot.Positions, position => Assert.Equal(PositionState.Unknown, position.State));
        Assert.Contains(_ledger.Snapshot.OpenAlerts, alert => alert.Position.Value == "right");
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Camera_that_comes_back_is_believed_again()
    {
        _progress[SomeProgress.Camera].StatusChanged(SomeProgress.Status(CameraState.Lost, "gone"));
        await SeeAsync(products: 4, TestContext.Current.CancellationToken);
        _progress[SomeProgress.Camera].StatusChanged(SomeProgress.Status(CameraState.Online));
        await SeeAsync(products: 4, TestContext.Current.CancellationToken);

        Assert.Equal(PositionState.Full, _ledger.Snapshot.Positions[0].State);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Results_that_wait_when_the_box_stops_are_not_lost()
    {
        await SeeAsync(products: 4, TestContext.Current.CancellationToken);
        var before = _outbox.Status.Numbered;
        _channels.Results.Writer.TryWrite(Result(products: 1));
        await _worker.StopAsync(TestContext.Current.CancellationToken);

        Assert.True(_outbox.Status.Numbered > before);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Sales_that_are_seen_bring_the_time_to_empty_nearer()
    {
        var left = new PositionId("left");
        await SeeAsync(products: 4, TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromMinutes(1));
        await SeeAsync(products: 4, TestContext.Current.CancellationToken);
        await Poll.UntilAsync(
            () => Task.FromResult(_forecast.Snapshot.Find(left)), known => known is not null, TestContext.Current.CancellationToken);
        var before = _forecast.Snapshot.Find(left)!.Median!.Value;
        for (var minute = 1; minute <= 120; minute++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            await SeeAsync(products: 4 - (minute / 5 % 4), TestContext.Current.CancellationToken);
        }

        var after = _forecast.Snapshot.Find(left)!;
        Assert.InRange(after.RatePerHour, 1, 9);
        Assert.True(after.Median < before / 5, $"{after.Median} after {before}");
        await _worker.StopAsync(TestContext.Current.CancellationToken);
        Assert.InRange(_hours.Sums(default)[left].Sales, 17, 18);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Camera_that_shows_nothing_of_worth_for_longer_than_the_grace_is_an_alert_and_its_stock_raises_none()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await SeeAsync(Result(products: 8), cancellation);
        for (var minute = 0; minute < 5; minute++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            var sight = new FrameSight(CameraCondition.Covered, CameraCondition.Covered, _time.GetUtcNow(), default);
            await SeeAsync(Result(products: 0) with { Sight = sight }, cancellation);
        }

        await Poll.UntilAsync(
            () => Task.FromResult(_history.List(default, null, 10).Alerts), alerts => alerts.Count > 0, cancellation);
        var alert = Assert.Single(_history.List(default, null, 10).Alerts);
        Assert.Equal((AlertKind.Camera, new CameraId(TestStore.Camera)), (alert.Kind, alert.Camera));
        Assert.Equal(ConditionReasons.Of(CameraCondition.Covered), alert.Reason);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Lines_of_the_history_that_could_not_be_written_are_written_once_they_can_though_nothing_happens()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var other = BoxDatabase.Open(Path.Combine(_folder.Path, AlertHistory.FileName), "", Assert.Fail);
        other.Run("ALTER TABLE entry RENAME TO away");
        await SeeAsync(products: 4, cancellation);
        Assert.True(_history.Failures > 0);

        other.Run("ALTER TABLE away RENAME TO entry");
        await Poll.UntilAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(_history.List(default, null, 10).Alerts);
            },
            alerts => alerts.Count > 0,
            cancellation);

        Assert.Equal(_ledger.Snapshot.OpenAlerts.Select(alert => alert.Id), _history.List(default, null, 10).Alerts.Select(alert => alert.Id));
    }

    // Side by side from the left: the first four stand in the left position.
    private Task SeeAsync(int products, CancellationToken cancellationToken) => SeeAsync(Result(products), cancellationToken);

    private async Task SeeAsync(FrameDetections result, CancellationToken cancellationToken)
    {
        var processed = _progress[SomeProgress.Camera].Snapshot().Processed;
        await _channels.Results.Writer.WriteAsync(result, cancellationToken);
        await Poll.UntilAsync(
            () => Task.FromResult(_progress[SomeProgress.Camera].Snapshot().Processed), now => now > processed, cancellationToken);
    }

    private FrameDetections Result(int products) => new(
        SomeProgress.Camera, ++_number, _time.GetUtcNow(), TestStore.Width, TestStore.Height,
        [.. Enumerable.Range(0, products).Select(i => new Detection(new Box((i * 20) + 1, 10, (i * 20) + 19, 110), 0, 0.9f))]);
}
