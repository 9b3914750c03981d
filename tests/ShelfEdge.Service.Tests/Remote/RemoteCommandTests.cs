using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MQTTnet;
using MQTTnet.Formatter;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Service.Tests.Remote;

/// <summary>Commands through a real mosquitto to a whole box and replies back.</summary>
public sealed class RemoteCommandTests : IDisposable
{
    private const string Root = "shelfedge/store-1/box-1";

    private readonly TestStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Theory(Timeout = Deadline.Milliseconds)]
    [InlineData("mqtt5")]
    [InlineData("mqtt311")]
    public async Task Reply_comes_where_the_protocol_lets_it_be_asked_for_and_the_audit_beside_it(string protocol)
    {
        var token = TestContext.Current.CancellationToken;
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        await using var broker = await MosquittoBroker.StartAsync(token);
        await using var listener = await TestSubscriber.StartAsync(broker.Port, token, $"{Root}/#");
        await using var box = await StartAsync(broker.Port, protocol, "detect-now");
        await listener.Log.WaitForAsync(all => all.Any(message => message.Text == "online"), token);
        var isNew = protocol == "mqtt5";
        await using var sender = await CommandSender.StartAsync(
            broker.Port, isNew ? "answers/#" : $"{Root}/replies/#", token,
            isNew ? MqttProtocolVersion.V500 : MqttProtocolVersion.V311);

        await sender.SendAsync(
            $"{Root}/commands/detect-now", SomeCommand.Payload("c-1"), token, isNew ? "answers/7" : null, isNew ? [9, 8] : null);
        var reply = await sender.ReceiveAsync(token);

        Assert.Equal(isNew ? "answers/7" : $"{Root}/replies/detect-now", reply.Topic);
        Assert.Equal(isNew ? [9, 8] : null, reply.CorrelationData);
        var data = Data(reply);
        Assert.Equal(("done", "c-1"), (data.GetProperty("outcome").GetString(), data.GetProperty("commandId").GetString()));
        var audit = await listener.Log.WaitForAsync(all => all.Any(message => message.Topic == $"{Root}/events/audit"), token);
        var told = audit.First(message => message.Topic == $"{Root}/events/audit").Event;
        Assert.Equal(("audit", "c-1"), (told.GetProperty("lane").GetString(), told.GetProperty("subject").GetString()));
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Only_topics_that_the_broker_grants_bring_commands_and_no_reply_goes_over_topics_of_a_box()
    {
        var token = TestContext.Current.CancellationToken;
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        await using var broker = await MosquittoBroker.StartAsync(
            token,
            (folder, port) =>
            {
                File.WriteAllText(
                    Path.Combine(folder, "acl"),
                    $"""
                    user box
                    topic write {Root}/#
                    topic read {Root}/commands/+
                    user staff
                    topic write {Root}/commands/detect-now
                    topic read {Root}/replies/#
                    topic read {Root}/available

                    """);
                return string.Create(
                    CultureInfo.InvariantCulture, $"listener {port} 127.0.0.1\nallow_anonymous true\nacl_file {folder}/acl");
            });
        _store.Settings["mqtt"] = new JsonObject { ["username"] = "box" };
        await using var box = await StartAsync(broker.Port, "mqtt5", "all");
        await using var staff = await CommandSender.StartAsync(broker.Port, $"{Root}/replies/#", token, username: "staff");

        // Some versions of mosquitto end the connection of who tries what they may not.
        await using var intruder = await CommandSender.StartAsync(broker.Port, $"{Root}/replies/#", token, username: "staff");
        var refused = await intruder.SendAsync($"{Root}/commands/restart", SomeCommand.Payload("c-1"), token);
        var taken = await staff.SendAsync(
            $"{Root}/commands/detect-now", SomeCommand.Payload("c-2"), token, $"{Root}/available");
        var reply = await staff.ReceiveAsync(token);

        Assert.Equal((MqttClientPublishReasonCode.NotAuthorized, MqttClientPublishReasonCode.Success), (refused, taken));
        Assert.Equal($"{Root}/replies/detect-now", reply.Topic);
        Assert.Equal("c-2", Data(reply).GetProperty("commandId").GetString());
        Assert.DoesNotContain(box.Log.Entries, entry => entry.StartsWith("Warning[5606]", StringComparison.Ordinal));
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Command_over_the_bound_is_refused_and_the_next_one_is_taken()
    {
        var token = TestContext.Current.CancellationToken;
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        await using var broker = await MosquittoBroker.StartAsync(token);
        _store.Settings["remote"] = new JsonObject { ["maxBytes"] = 1024 };
        await using var box = await StartAsync(broker.Port, "mqtt311", "all");
        await using var sender = await CommandSender.StartAsync(broker.Port, $"{Root}/replies/#", token);

        await sender.SendAsync($"{Root}/commands/snapshot", new byte[200_000], token);
        await sender.SendAsync($"{Root}/commands/snapshot", SomeCommand.Payload("c-1", new() { ["camera"] = TestStore.Camera }), token);

        Assert.Equal("c-1", Data(await sender.ReceiveAsync(token)).GetProperty("commandId").GetString());
        await Poll.UntilAsync(
            () => box.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative), token),
            metrics => metrics.Contains("shelfedge_commands_dropped_total{reason=\"oversized\"} 1", StringComparison.Ordinal),
            token);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Result_that_is_longer_than_the_broker_takes_is_left_out_and_it_is_said()
    {
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        var token = TestContext.Current.CancellationToken;
        await using var broker = await MosquittoBroker.StartAsync(
            token,
            (_, port) => string.Create(
                CultureInfo.InvariantCulture, $"listener {port} 127.0.0.1\nallow_anonymous true\nmax_packet_size 2500"));
        await using var box = await StartAsync(broker.Port, "mqtt5", "support-bundle");
        await using var sender = await CommandSender.StartAsync(broker.Port, $"{Root}/replies/#", token);

        await sender.SendAsync($"{Root}/commands/support-bundle", SomeCommand.Payload("c-1"), token);
        var data = Data(await sender.ReceiveAsync(token));

        Assert.Equal("done", data.GetProperty("outcome").GetString());
        Assert.Equal(JsonValueKind.Null, data.GetProperty("result").ValueKind);
        Assert.Contains("longer", data.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Hostile_payloads_through_the_broker_leave_a_box_that_takes_commands()
    {
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        var token = TestContext.Current.CancellationToken;
        await using var broker = await MosquittoBroker.StartAsync(token);
        _store.Settings["remote"] = new JsonObject { ["perMinute"] = 6000, ["maxBytes"] = 8192 };
        await using var box = await StartAsync(broker.Port, "mqtt5", "acknowledge");
        await using var sender = await CommandSender.StartAsync(broker.Port, $"{Root}/replies/acknowledge/last", token);
        var hostile = new HostileCommands(7, 12_000);

        for (var number = 0; number < 300; number++)
        {
            var message = hostile.Next(number);
            await sender.SendAsync(
                $"{Root}/commands/acknowledge", message.Payload.ToArray(), token, $"{Root}/replies/acknowledge", message.Correlation.ToArray());
        }

        // What finds no room is not taken, so the sender asks again until it is.
        var reply = sender.ReceiveAsync(token).AsTask();
        await Poll.UntilAsync(
            async () =>
            {
                await sender.SendAsync(
                    $"{Root}/commands/acknowledge", SomeCommand.Payload("last", new() { ["alert"] = Guid.Empty }), token,
                    $"{Root}/replies/acknowledge/last");
                return reply.IsCompleted;
            },
            isAnswered => isAnswered,
            token);
        Assert.Equal("last", Data(await reply).GetProperty("commandId").GetString());
        Assert.DoesNotContain(box.Log.Entries, entry => entry.StartsWith("Critical", StringComparison.Ordinal));
    }

    private async Task<RunningBox> StartAsync(int port, string protocol, string commands)
    {
        var mqtt = _store.Settings["mqtt"] as JsonObject ?? [];
        (mqtt["host"], mqtt["port"], mqtt["protocol"]) = ("127.0.0.1", port, protocol);
        _store.Settings["mqtt"] = mqtt.DeepClone();
        var remote = _store.Settings["remote"] as JsonObject ?? [];
        remote["commands"] = new JsonArray(commands);
        _store.Settings["remote"] = remote.DeepClone();
        var box = await RunningBox.StartAsync(_store, Token);
        await box.UntilReadyAsync(Token);
        await Poll.UntilAsync(
            () => box.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative), Token),
            metrics => metrics.Contains("shelfedge_mqtt_connected 1", StringComparison.Ordinal),
            Token);
        return box;
    }

    private static JsonElement Data(MqttApplicationMessage reply) =>
        JsonDocument.Parse(CommandSender.TextOf(reply)).RootElement.GetProperty("data");
}
