using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ShelfEdge.Core.Stock;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Service.Tests.EndToEnd;

public sealed class FolderCameraTests : IAsyncLifetime
{
    private readonly TestStore _store = new();
    private TestBroker _broker = null!;

    public async ValueTask InitializeAsync()
    {
        _broker = await TestBroker.StartAsync();
        _store.Settings["mqtt"] = new JsonObject { ["host"] = "127.0.0.1", ["port"] = _broker.Port, ["retryDelay"] = "100ms" };
    }

    public async ValueTask DisposeAsync()
    {
        await _broker.DisposeAsync();
        _store.Dispose();
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Pictures_in_a_folder_become_alerts_with_one_id_from_raised_to_cleared()
    {
        await using var box = await RunningBox.StartAsync(_store, TestContext.Current.CancellationToken);

        var messages = await _broker.Log.WaitForAsync(
            all => Alerts(all).Count(alert => Phase(alert) == "cleared") >= 3, TestContext.Current.CancellationToken);

        var lives = Alerts(messages).GroupBy(alert => alert.Event.GetProperty("data").GetProperty("alert").GetGuid()).ToList();
        Assert.All(lives.SkipLast(1), life => Assert.Equal(["raised", "updated", "cleared"], life.Select(Phase)));
        Assert.All(lives, life => Assert.All(life, alert => Assert.Equal("left", alert.Event.GetProperty("subject").GetString())));
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Broker_holds_availability_camera_and_stock_for_those_who_come_late()
    {
        await using (await RunningBox.StartAsync(_store, TestContext.Current.CancellationToken))
        {
            await _broker.Log.WaitForAsync(all => Alerts(all).Any(), TestContext.Current.CancellationToken);
            var retained = await _broker.GetRetainedAsync();

            Assert.Equal("online", retained["shelfedge/store-1/box-1/available"]);
            Assert.Contains("\"online\"", retained["shelfedge/store-1/box-1/cameras/camera-1/status"], StringComparison.Ordinal);
            Assert.Contains("\"full\"", retained["shelfedge/store-1/box-1/stock/right"], StringComparison.Ordinal);
        }

        Assert.Equal("stopped", (await _broker.GetRetainedAsync())["shelfedge/store-1/box-1/available"]);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Restart_keeps_the_open_alert_under_its_id()
    {
        // Empty from the first frame on, in both lives of the box.
        Guid before;
        await using (await RunningBox.StartAsync(_store, TestContext.Current.CancellationToken, new ScriptedDetector(_ => 0)))
        {
            var raised = await _broker.Log.WaitForAsync(all => Alerts(all).Any(), TestContext.Current.CancellationToken);
            before = AlertId(Alerts(raised).First());
        }

        await using var box = await RunningBox.StartAsync(_store, TestContext.Current.CancellationToken, new ScriptedDetector(_ => 4));
        var ledger = box.Services.GetRequiredService<StockLedger>();
        var messages = await _broker.Log.WaitForAsync(
            all => Alerts(all).Any(alert => Phase(alert) == "cleared"), TestContext.Current.CancellationToken);

        Assert.Equal(["raised", "cleared"], Alerts(messages).Select(Phase));
        Assert.All(Alerts(messages), alert => Assert.Equal(before, AlertId(alert)));
        Assert.Contains(box.Log.Entries, entry => entry == "Information[3020] Stock begins from the checkpoint, with 1 open alerts");
        Assert.Empty(ledger.Snapshot.OpenAlerts);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Camera_that_is_lost_makes_its_positions_unknown_and_raises_nothing()
    {
        _store.Settings["cameras"]![0]!["loop"] = false;
        await using var box = await RunningBox.StartAsync(_store, TestContext.Current.CancellationToken, new ScriptedDetector(_ => 4));

        var retained = await Poll.UntilAsync(
            _broker.GetRetainedAsync,
            topics => topics.GetValueOrDefault("shelfedge/store-1/box-1/cameras/camera-1/status", "").Contains("\"lost\"", StringComparison.Ordinal)
                && topics["shelfedge/store-1/box-1/stock/left"].Contains("\"unknown\"", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        Assert.Contains("\"unknown\"", retained["shelfedge/store-1/box-1/stock/right"], StringComparison.Ordinal);
        Assert.Empty(Alerts(_broker.Log.All));
    }

    private static IEnumerable<ReceivedMessage> Alerts(IEnumerable<ReceivedMessage> messages) =>
        messages.Where(message => message.Topic.EndsWith("/events/alert", StringComparison.Ordinal));

    private static string Phase(ReceivedMessage alert) =>
        alert.Event.GetProperty("data").GetProperty("phase").GetString()!.ToLowerInvariant();

    private static Guid AlertId(ReceivedMessage alert) => alert.Event.GetProperty("data").GetProperty("alert").GetGuid();
}
