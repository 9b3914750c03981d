using System.Text.Json;
using System.Text.Json.Nodes;
using MQTTnet;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Service.Commands;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Service.Tests.Remote;

/// <summary>The real program under a supervisor that starts it again after exit code 75, and a real mosquitto.</summary>
public sealed class TrialTests : IAsyncLifetime
{
    private const string Root = "shelfedge/store-1/box-1";

    private readonly TestStore _store = new();
    private MosquittoBroker? _broker;
    private CommandSender? _sender;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        _broker = await MosquittoBroker.StartAsync(Token);
        _sender = await CommandSender.StartAsync(_broker.Port, $"{Root}/#", Token);
        _store.Settings["mqtt"] = new JsonObject { ["host"] = "127.0.0.1", ["port"] = _broker.Port, ["retryDelay"] = "100ms" };
        _store.Settings["remote"] = new JsonObject { ["commands"] = new JsonArray("all"), ["trialTime"] = "30s" };
        _store.Save();
    }

    public async ValueTask DisposeAsync()
    {
        if (_sender is not null)
        {
            await _sender.DisposeAsync();
        }

        if (_broker is not null)
        {
            await _broker.DisposeAsync();
        }

        _store.Dispose();
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Restart_is_done_once_and_answered_by_the_next_process()
    {
        var token = TestContext.Current.CancellationToken;
        await using (var first = Start())
        {
            await OnlineAsync();
            await SendAsync("restart", "r-1");
            Assert.Equal(("r-1", "accepted"), await ReplyAsync());
            Assert.Equal(ExitCode.Restart, (await first.WaitAsync(token)).ExitCode);
        }

        await using var second = Start();
        Assert.Equal(("r-1", "done"), await ReplyAsync());
        await SendAsync("restart", "r-1");
        Assert.Equal(("r-1", "done"), await ReplyAsync());
        second.Signal();
        Assert.Equal(ExitCode.Done, (await second.WaitAsync(token)).ExitCode);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Planogram_that_the_box_is_well_with_is_kept_and_its_old_positions_are_forgotten()
    {
        var token = TestContext.Current.CancellationToken;
        var planogram = TestStore.Planogram with { Positions = [TestStore.Planogram.Positions[0]] };
        await ProposeAsync("set-planogram", "p-1", new() { ["planogram"] = JsonNode.Parse(PlanogramFile.Write(planogram)) });

        await using (var second = Start())
        {
            Assert.Equal(("p-1", "done"), await ReplyAsync());
            second.Signal();
            await second.WaitAsync(token);
        }

        await using var third = Start();
        using var http = new HttpClient { BaseAddress = _store.Api };
        await UntilReadyAsync();
        var stock = await http.GetStringAsync(new Uri("/v1/stock", UriKind.Relative), token);
        Assert.Contains("\"left\"", stock, StringComparison.Ordinal);
        Assert.DoesNotContain("\"right\"", stock, StringComparison.Ordinal);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Settings_with_which_the_box_falls_over_are_put_back_and_it_is_said()
    {
        var token = TestContext.Current.CancellationToken;
        await ProposeAsync("set-config", "s-1", new() { ["config"] = JsonNode.Parse("""{"restock":{"lowDwell":"7s"}}""") });

        // With the new settings the detector throws, which ends the process with exit code 70.
        await using (var second = Start(detector: "throwing"))
        {
            Assert.Equal(ExitCode.Crashed, (await second.WaitAsync(token)).ExitCode);
        }

        await using var third = Start();
        Assert.Equal(("s-1", "failed"), await ReplyAsync());
        Assert.False(File.Exists(Path.Combine(_store.Folder, "data", "applied", "config.json")));
        await UntilReadyAsync();
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Settings_that_leave_a_well_box_unready_are_put_back_when_their_time_is_over()
    {
        var token = TestContext.Current.CancellationToken;
        await ProposeAsync("set-config", "s-1", new() { ["config"] = JsonNode.Parse("""{"restock":{"lowDwell":"7s"}}""") });

        // A detector that never answers: the box lives and is not ready.
        await using (var second = Start(detector: "hanging"))
        {
            Assert.Equal(ExitCode.Restart, (await second.WaitAsync(token)).ExitCode);
        }

        await using var third = Start();
        Assert.Equal(("s-1", "failed"), await ReplyAsync());
    }

    private ServiceProcess Start(string detector = "cycle") =>
        ServiceProcess.Start(["run", "--config", Path.Combine(_store.Folder, "shelfedge.json")], detector);

    /// <summary>A box that is well takes the command and ends to be started again.</summary>
    private async Task ProposeAsync(string command, string id, JsonObject data)
    {
        await using var box = Start();
        await UntilReadyAsync();
        await SendAsync(command, id, data);
        Assert.Equal((id, "accepted"), await ReplyAsync());
        Assert.Equal(ExitCode.Restart, (await box.WaitAsync(Token)).ExitCode);
    }

    private async Task SendAsync(string command, string id, JsonObject? data = null) => Assert.Equal(
        MqttClientPublishReasonCode.Success,
        await _sender!.SendAsync($"{Root}/commands/{command}", SomeCommand.Payload(id, data), Token));

    private async Task OnlineAsync()
    {
        while (await _sender!.ReceiveAsync(Token) is var message && CommandSender.TextOf(message) != "online")
        {
        }
    }

    private async Task UntilReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = _store.Api };
        await Poll.UntilAsync(
            async () =>
            {
                try
                {
                    using var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), Token);
                    var metrics = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative), Token);
                    return ready.IsSuccessStatusCode && metrics.Contains("shelfedge_mqtt_connected 1", StringComparison.Ordinal);
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            isReady => isReady,
            Token);
    }

    private async Task<(string? Id, string? Outcome)> ReplyAsync()
    {
        while (true)
        {
            var message = await _sender!.ReceiveAsync(Token);
            if (message.Topic.StartsWith($"{Root}/replies/", StringComparison.Ordinal))
            {
                var data = JsonDocument.Parse(CommandSender.TextOf(message)).RootElement.GetProperty("data");
                return (data.GetProperty("commandId").GetString(), data.GetProperty("outcome").GetString());
            }
        }
    }
}
