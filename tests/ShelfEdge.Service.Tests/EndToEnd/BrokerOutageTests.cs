using System.Globalization;
using System.Text.Json.Nodes;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Service.Commands;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Testing.Capture;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Service.Tests.EndToEnd;

/// <summary>A real RTSP server, a real mosquitto and the real program; only the detector follows a script.</summary>
public sealed class BrokerOutageTests : IDisposable
{
    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Broker_that_goes_and_comes_back_has_every_event_exactly_once_by_id()
    {
        Assert.SkipWhen(RtspServer.Missing is not null, RtspServer.Missing ?? "");
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        var stop = TestContext.Current.CancellationToken;
        await using var rtsp = await RtspServer.StartAsync(stop, width: 160, height: 120, rate: 10, keyframes: 2);
        await using var mosquitto = await MosquittoBroker.StartAsync(stop);
        await using var subscriber = await TestSubscriber.StartAsync(mosquitto.Port, stop);
        _store.Settings["cameras"]![0] = new JsonObject { ["id"] = TestStore.Camera, ["uri"] = rtsp.Uri };
        _store.Settings["mqtt"] = new JsonObject
        {
            ["host"] = "127.0.0.1",
            ["port"] = mosquitto.Port,
            ["retryDelay"] = "100ms",
            ["maxRetryDelay"] = "1s",
        };
        await using var service = ServiceProcess.Start(["run", "--config", _store.Save().FullName], detector: "cycle");
        using var http = new HttpClient { BaseAddress = _store.Api };

        // Twice, so that an outage also meets an outbox that has been through one.
        for (var round = 1; round <= 2; round++)
        {
            var before = subscriber.Log.Events.Count;
            await subscriber.Log.WaitForEventsAsync(before + 10, stop);
            await mosquitto.StopAsync();
            await Poll.UntilAsync(() => DepthAsync(http), depth => depth >= 10, stop);
            await mosquitto.StartAgainAsync(stop);
            await subscriber.ConnectAsync(stop);
            await Poll.UntilAsync(() => DepthAsync(http), depth => depth < 10, stop);
        }

        service.Signal();
        var result = await service.WaitAsync(stop);
        Assert.Equal(ExitCode.Done, result.ExitCode);

        using var outbox = SqliteOutbox.Open(new OutboxOptions { Path = Path.Combine(_store.Folder, "data", "outbox.db") }, TimeProvider.System);
        var last = outbox.Status.Numbered;
        Assert.True(last >= 40, $"only {last} events");
        Assert.Equal(0, outbox.Status.Depth);
        await subscriber.Log.WaitForAsync(_ => LaneLedger.Of(subscriber.Log.Events).Count >= last, stop);
        var tally = LaneLedger.Of(subscriber.Log.Events).Tally(
            OutboxLanes.Events.ToDictionary(lane => lane.Word(), lane => outbox.Status[lane].LastSequence));
        Assert.Equal((last, 0, 0, 0), (tally.Distinct, tally.Lost, tally.OutOfOrder, tally.Clashes.Length));
    }

    private static async Task<long> DepthAsync(HttpClient http)
    {
        var metrics = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
        return metrics.Split('\n')
            .Where(line => line.StartsWith("shelfedge_outbox_depth{", StringComparison.Ordinal))
            .Sum(line => (long)double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
    }
}
