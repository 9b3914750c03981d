using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Messaging.Tests.Contract;
using ShelfEdge.Messaging.Tests.Outbox;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Mqtt;

/// <summary>The outbox, the drain and the client against a real mosquitto that goes away and comes back.</summary>
public sealed class BrokerOutageTests
{
    private const string Available = "shelfedge/store-7/box-1/available";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Events_made_while_the_broker_is_away_arrive_once_and_in_order_when_it_is_back()
    {
        await using var broker = await StartOrSkipAsync(TestContext.Current.CancellationToken);
        await using var hub = await TestSubscriber.StartAsync(broker.Port, Token);
        using var place = new SqliteOutboxPlace();
        using var box = new Box(place, broker.Port);

        box.Append(1, 50);
        var published = (await box.DrainFullyAsync(Token)).Published;
        await hub.Log.WaitForEventsAsync(50, Token);
        await broker.StopAsync();
        for (var number = 51; number <= 150; number++)
        {
            box.Append(number, 1);
            Assert.True((await box.Drain.DrainAsync(Token)).IsStuck);
        }

        await broker.StartAgainAsync(Token);
        await hub.ConnectAsync(Token);
        published += (await box.DrainFullyAsync(Token)).Published;
        box.Append(151, 10);
        published += (await box.DrainFullyAsync(Token)).Published;

        // The box sends each event once. The broker may repeat to the hub what the hub had not confirmed when the broker stopped.
        Assert.Equal(160, published);
        await hub.Log.WaitForAsync(_ => hub.Log.Events.Any(message => message.Id == Some.Id(160)), Token);
        var events = hub.Log.Events.DistinctBy(message => message.Id).ToList();
        Assert.Equal(Enumerable.Range(1, 160).Select(Some.Id), events.Select(message => message.Id));
        Assert.Equal(Enumerable.Range(1, 160).Select(number => (long)number), events.Select(message => message.Sequence));
    }

    [Fact(Timeout = 60_000)]
    public async Task Broker_that_comes_later_gets_everything_from_the_start()
    {
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        await using var broker = await MosquittoBroker.StartAsync(TestContext.Current.CancellationToken);
        await using var hub = await TestSubscriber.StartAsync(broker.Port, Token);
        await broker.StopAsync();
        using var place = new SqliteOutboxPlace();
        using var box = new Box(place, broker.Port);
        var failures = new List<string>();
        var schedule = new RetrySchedule(
            TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(300), new Random(1), TimeProvider.System,
            (result, _) => failures.Add(result.Failure!));

        box.Append(1, 20);
        var draining = schedule.RunAsync(async token =>
        {
            var result = await box.Drain.DrainAsync(token);
            if (failures.Count == 2)
            {
                await broker.StartAgainAsync(token);
                await hub.ConnectAsync(token);
            }

            return result;
        }, Token);

        Assert.Equal(new DrainResult(true, 20, null), await draining);
        Assert.All(failures, reason => Assert.EndsWith("connection refused", reason, StringComparison.Ordinal));
        var events = await hub.Log.WaitForEventsAsync(20, Token);
        Assert.Equal(Enumerable.Range(1, 20).Select(Some.Id), events.Select(message => message.Id));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(30)]
    public async Task Connection_cut_before_a_confirmation_repeats_messages_that_their_id_gives_away(int confirmedBeforeCut)
    {
        await using var broker = await StartOrSkipAsync(TestContext.Current.CancellationToken);
        await using var hub = await TestSubscriber.StartAsync(broker.Port, Token);
        await using var proxy = new CuttingProxy(broker.Port);
        using var place = new SqliteOutboxPlace();
        using var box = new Box(place, proxy.Port);

        // The first confirmation is that of the announcement.
        proxy.CutAfterConfirmations(1 + confirmedBeforeCut);
        box.Append(1, 60);
        var first = await box.Drain.DrainAsync(Token);
        Assert.Equal(confirmedBeforeCut, first.Published);
        Assert.NotNull(first.Failure);
        await box.DrainFullyAsync(Token);

        await hub.Log.WaitForAsync(_ => hub.Log.Events.Any(message => message.Id == Some.Id(60)), Token);
        var events = hub.Log.Events;
        Assert.Equal(1, proxy.Cuts);
        Assert.True(events.Count > 60, "The cut made no repetition.");
        Assert.Equal(Enumerable.Range(1, 60).Select(Some.Id), events.Select(message => message.Id).Distinct());
        Assert.All(
            events.GroupBy(message => message.Id),
            same => Assert.Single(same.Select(message => message.Text).Distinct()));
    }

    [Fact(Timeout = 60_000)]
    public async Task Connection_that_goes_silent_is_given_up_and_nothing_is_lost()
    {
        await using var broker = await StartOrSkipAsync(TestContext.Current.CancellationToken);
        await using var hub = await TestSubscriber.StartAsync(broker.Port, Token);
        await using var proxy = new CuttingProxy(broker.Port);
        var clock = new FakeTimeProvider();
        using var place = new SqliteOutboxPlace();
        using var box = new Box(place, proxy.Port, clock);
        box.Append(1, 5);
        await box.DrainFullyAsync(Token);

        proxy.IsSilent = true;
        box.Append(6, 5);
        var pass = box.Drain.DrainAsync(Token).AsTask();
        await hub.Log.WaitForEventsAsync(10, Token);
        Assert.False(pass.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.EndsWith("no confirmation within 10 s", (await pass).Failure, StringComparison.Ordinal);
        proxy.IsSilent = false;
        clock.Advance(TimeSpan.FromSeconds(10));
        await box.DrainFullyAsync(Token);

        var ids = (await hub.Log.WaitForEventsAsync(15, Token)).Select(message => message.Id).ToList();
        Assert.Equal(Enumerable.Range(1, 10).Concat(Enumerable.Range(6, 5)).Select(Some.Id), ids);
    }

    [Fact(Timeout = 60_000)]
    public async Task Late_subscriber_gets_the_newest_state_and_the_broker_says_offline_when_the_box_is_gone()
    {
        await using var broker = await StartOrSkipAsync(TestContext.Current.CancellationToken);
        using var place = new SqliteOutboxPlace();
        using (var box = new Box(place, broker.Port))
        {
            box.Outbox.Append([Some.State(1, "a"), Some.State(2, "b"), Some.State(3, "a"), Some.AlertEvent(4)], []);
            await box.DrainFullyAsync(Token);

            await using var hub = await TestSubscriber.StartAsync(broker.Port, Token);
            var found = await hub.Log.WaitForAsync(log => log.Count == 3, Token);
            Assert.All(found, message => Assert.True(message.Retain));
            Assert.Equal(
                [Available, Some.State(0, "a").Topic, Some.State(0, "b").Topic], found.Select(message => message.Topic).Order());
            Assert.Equal(Some.Id(3), found.Single(message => message.Topic == Some.State(0, "a").Topic).Id);
            Assert.Equal("online", found.Single(message => message.Topic == Available).Text);

            box.Publisher.Dispose();
            await hub.Log.WaitForAsync(log => log[^1] is { Topic: Available, Text: "offline" }, Token);
            await using var later = await TestSubscriber.StartAsync(broker.Port, Token, Available, "later");
            await later.Log.WaitForAsync(log => log.Count == 1 && log[0] is { Text: "offline", Retain: true }, Token);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Broker_whose_disk_was_wiped_gets_the_state_again()
    {
        await using var broker = await StartOrSkipAsync(TestContext.Current.CancellationToken);
        using var place = new SqliteOutboxPlace();
        using var box = new Box(place, broker.Port);
        box.Outbox.Append([Some.State(1, "a"), Some.State(2, "b")], []);
        await box.DrainFullyAsync(Token);

        await broker.KillAsync();
        File.Delete(Path.Combine(broker.FolderPath, "mosquitto.db"));
        await box.Publisher.WaitForDisconnectAsync(Token);
        await broker.StartAgainAsync(Token);
        Assert.Equal(new DrainResult(true, 2, null), await box.DrainFullyAsync(Token));

        await using var hub = await TestSubscriber.StartAsync(broker.Port, Token, "shelfedge/+/+/stock/+");
        await hub.Log.WaitForAsync(log => log.Count == 2, Token);
    }

    [Fact(Timeout = 60_000)]
    public async Task Topic_of_a_position_that_is_gone_is_cleared_at_the_broker()
    {
        await using var broker = await StartOrSkipAsync(TestContext.Current.CancellationToken);
        using var place = new SqliteOutboxPlace();
        using var box = new Box(place, broker.Port);
        box.Outbox.Append([Some.State(1, "kept"), Some.State(2, "gone")], []);
        await box.DrainFullyAsync(Token);

        box.Outbox.KeepStates(Some.Topics.States([new("kept")], [], withAlerts: false));
        await box.DrainFullyAsync(Token);
        await box.Publisher.StopAsync(Token);

        await using var hub = await TestSubscriber.StartAsync(broker.Port, Token);
        var found = await hub.Log.WaitForAsync(log => log.Count == 2, Token);
        Assert.Equal([Available, Some.State(0, "kept").Topic], found.Select(message => message.Topic).Order());
        Assert.Equal("stopped", found.Single(message => message.Topic == Available).Text);
    }

    [Fact(Timeout = 60_000)]
    public async Task Every_message_on_the_wire_follows_the_published_schemas_and_topics()
    {
        await using var broker = await StartOrSkipAsync(TestContext.Current.CancellationToken);
        await using var hub = await TestSubscriber.StartAsync(broker.Port, Token);
        using var place = new SqliteOutboxPlace();
        using var box = new Box(place, broker.Port);
        var factory = Examples.NewFactory();
        box.Outbox.Append(factory.FromDecision(new([Examples.Stock], []), [Examples.Alert], Some.Time), []);
        box.Outbox.Append([factory.CameraStatus(new("cam-1"), "lost", "connection refused", Some.Time)], []);
        await box.DrainFullyAsync(Token);

        var found = await hub.Log.WaitForAsync(log => log.Count == 5, Token);
        foreach (var message in found.Where(message => message.Topic != Available))
        {
            await SchemaTests.AssertValidAsync(message.Payload);
            Assert.Equal("application/cloudevents+json; charset=utf-8", message.ContentType);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Limits_of_the_broker_are_kept()
    {
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        await using var broker = await MosquittoBroker.StartAsync(
            TestContext.Current.CancellationToken,
            (_, port) => string.Create(
                CultureInfo.InvariantCulture,
                $"""
                listener {port} 127.0.0.1
                allow_anonymous true
                max_inflight_messages 3
                max_packet_size 2000
                """));
        using var place = new SqliteOutboxPlace();
        using var box = new Box(place, broker.Port);
        box.Append(1, 40);
        Assert.Equal(40, (await box.DrainFullyAsync(Token)).Published);
        Assert.Equal(3, box.Publisher.MaxInFlight);

        box.Outbox.Append([Some.AlertEvent(41) with { Data = new byte[2000] }, Some.AlertEvent(42)], []);
        var result = await box.Drain.DrainAsync(Token);

        Assert.EndsWith("is too large: the broker takes 2000 bytes", result.Rejection, StringComparison.Ordinal);
        Assert.Equal((1, 1, null), (result.Published, result.Rejected, result.Failure));
        Assert.Equal(0, box.Outbox.Status.Depth);
        Assert.Equal(Some.Id(41), Assert.Single(box.Outbox.DeadLetters(10)).Message.Id);
        Assert.True(box.Publisher.IsConnected);
    }

    private static Task<MosquittoBroker> StartOrSkipAsync(CancellationToken cancellationToken)
    {
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        return MosquittoBroker.StartAsync(cancellationToken);
    }

    /// <summary>The sending half of a box.</summary>
    private sealed class Box : IDisposable
    {
        public Box(SqliteOutboxPlace place, int port, TimeProvider? clock = null)
        {
            Outbox = place.Open();
            Publisher = new(
                new()
                {
                    Host = "127.0.0.1",
                    Port = port,
                    Site = "store-7",
                    Box = "box-1",
                    RetryDelay = TimeSpan.FromMilliseconds(100),
                },
                clock ?? TimeProvider.System);
            Drain = new(Outbox, Publisher);
        }

        public SqliteOutbox Outbox { get; }

        public MqttPublisher Publisher { get; }

        public OutboxDrain Drain { get; }

        public void Append(int from, int count) =>
            Outbox.Append([.. Enumerable.Range(from, count).Select(Some.AlertEvent)], []);

        /// <summary>Drains, again after a failure, until nothing waits.</summary>
        public async Task<DrainResult> DrainFullyAsync(CancellationToken cancellationToken)
        {
            while (true)
            {
                var result = await Drain.DrainAsync(cancellationToken);
                if (result.Failure is null)
                {
                    return result;
                }
            }
        }

        public void Dispose()
        {
            Publisher.Dispose();
            Outbox.Dispose();
        }
    }
}
