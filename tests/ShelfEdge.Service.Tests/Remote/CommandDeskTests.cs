using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ShelfEdge.Core.Alerts;
using ShelfEdge.Core.Remote;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Service.Remote;
using ShelfEdge.Service.Tests.Fixtures;

namespace ShelfEdge.Service.Tests.Remote;

/// <summary>Commands to a whole box that has no broker, given to its desk by hand.</summary>
public sealed class CommandDeskTests : IDisposable
{
    private readonly TestStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Cameras_are_looked_at_and_shown()
    {
        var token = TestContext.Current.CancellationToken;
        await using var box = await StartAsync("all");
        var desk = box.Services.GetRequiredService<CommandDesk>();

        var looked = SomeCommand.Data(await desk.TakeAsync(SomeCommand.Message("detect-now", "a"), token));
        var camera = Assert.Single(looked.GetProperty("result").GetProperty("cameras").EnumerateArray());
        var shown = SomeCommand.Data(await desk.TakeAsync(
            SomeCommand.Message("snapshot", "b", new() { ["camera"] = TestStore.Camera }), token));
        var unknown = SomeCommand.Data(await desk.TakeAsync(SomeCommand.Message("snapshot", "c", new() { ["camera"] = "x" }), token));

        Assert.Equal((TestStore.Camera, "online"), (camera.GetProperty("camera").GetString(), camera.GetProperty("state").GetString()));
        Assert.InRange(camera.GetProperty("products").GetInt32(), 4, 8);
        Assert.Equal([0xFF, 0xD8], shown.GetProperty("result").GetProperty("jpeg").GetBytesFromBase64()[..2]);
        Assert.Equal("refused", unknown.GetProperty("outcome").GetString());
        Assert.Contains(TestStore.Camera, unknown.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Alert_is_acknowledged_and_held_back_by_the_same_desk_as_over_http()
    {
        var token = TestContext.Current.CancellationToken;
        await using var box = await StartAsync("all", new ScriptedDetector(_ => 0));
        var desk = box.Services.GetRequiredService<CommandDesk>();
        var book = box.Services.GetRequiredService<AlertBook>();
        await Poll.UntilAsync(() => Task.FromResult(book.Snapshot.Open.Length), open => open > 0, token);
        var alert = book.Snapshot.Open[0].Id;

        var seen = await desk.TakeAsync(SomeCommand.Message("acknowledge", "a", new() { ["alert"] = alert.ToString() }), token);
        var held = SomeCommand.Data(await desk.TakeAsync(
            SomeCommand.Message("suppress", "b", new() { ["until"] = TimeProvider.System.GetUtcNow().AddHours(1), ["reason"] = "stocktaking" }), token));
        var suppression = held.GetProperty("result").GetProperty("suppression").GetString();
        Assert.Single(book.Snapshot.Suppressions);
        var lifted = await desk.TakeAsync(SomeCommand.Message("suppress", "c", new() { ["lift"] = suppression }), token);
        var unknown = await desk.TakeAsync(SomeCommand.Message("acknowledge", "d", new() { ["alert"] = Guid.NewGuid() }), token);

        Assert.Equal("/tests", SomeCommand.Data(seen).GetProperty("result").GetProperty("acknowledgedBy").GetString());
        Assert.Equal(("done", "refused"), (SomeCommand.Outcome(lifted), SomeCommand.Outcome(unknown)));
        Assert.Empty(book.Snapshot.Suppressions);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Command_that_comes_again_is_answered_from_the_journal_even_after_a_restart()
    {
        var token = TestContext.Current.CancellationToken;
        var until = TimeProvider.System.GetUtcNow().AddHours(1);
        JsonObject Data() => new() { ["until"] = until };
        await using (var box = await StartAsync("all"))
        {
            var desk = box.Services.GetRequiredService<CommandDesk>();
            var first = SomeCommand.Data(await desk.TakeAsync(SomeCommand.Message("suppress", "a", Data()), token));
            var second = SomeCommand.Data(await desk.TakeAsync(SomeCommand.Message("suppress", "a", Data()), token));
            var other = SomeCommand.Data(await desk.TakeAsync(SomeCommand.Message("restart", "a"), token));

            Assert.Equal((false, true), (first.GetProperty("repeated").GetBoolean(), second.GetProperty("repeated").GetBoolean()));
            Assert.Equal(first.GetProperty("result").ToString(), second.GetProperty("result").ToString());
            Assert.Equal("refused", other.GetProperty("outcome").GetString());
            Assert.Contains("another command", other.GetProperty("reason").GetString(), StringComparison.Ordinal);
        }

        await using var again = await StartAsync("all");
        var third = SomeCommand.Data(
            await again.Services.GetRequiredService<CommandDesk>().TakeAsync(SomeCommand.Message("suppress", "a", Data()), token));
        Assert.True(third.GetProperty("repeated").GetBoolean());
        Assert.Single(again.Services.GetRequiredService<AlertBook>().Snapshot.Suppressions);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Each_command_that_was_read_is_told_once_in_the_audit_lane()
    {
        var token = TestContext.Current.CancellationToken;
        await using var box = await StartAsync("snapshot");
        var desk = box.Services.GetRequiredService<CommandDesk>();

        await desk.TakeAsync(SomeCommand.Message("snapshot", "a", new() { ["camera"] = TestStore.Camera }), token);
        await desk.TakeAsync(SomeCommand.Message("snapshot", "a", new() { ["camera"] = TestStore.Camera }), token);
        var forbidden = await desk.TakeAsync(SomeCommand.Message("restart", "b"), token);
        await desk.TakeAsync(SomeCommand.Message("restart", "b") with { Payload = "no"u8.ToArray() }, token);

        Assert.Equal("refused", SomeCommand.Outcome(forbidden));
        Assert.Contains("remote.commands", SomeCommand.Data(forbidden).GetProperty("reason").GetString(), StringComparison.Ordinal);
        var outbox = box.Services.GetRequiredService<IOutbox>();
        var told = outbox.Peek(1000, urgentOnly: true).Where(entry => entry.Message.Lane == OutboxLane.Audit)
            .Select(entry => JsonDocument.Parse(entry.Message.Data).RootElement);
        Assert.Equal(
            [("a", "done"), ("b", "refused")],
            told.Select(one => (one.GetProperty("commandId").GetString(), one.GetProperty("outcome").GetString())));
        Assert.Equal(1, box.Services.GetRequiredService<CommandCounters>().Malformed);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task What_the_end_of_the_process_cut_off_is_said_at_the_next_start()
    {
        var token = TestContext.Current.CancellationToken;
        await using (var box = await StartAsync("all"))
        {
            var journal = box.Services.GetRequiredService<CommandJournal>();
            journal.Begin(Begun("cut", CommandKind.Acknowledge));
            journal.Begin(Begun("again", CommandKind.Restart));
        }

        await using var next = await StartAsync("all", withLoop: true);
        var found = next.Services.GetRequiredService<CommandJournal>();
        await Poll.UntilAsync(() => Task.FromResult(found.Unanswered().Count), count => count == 0, token);
        Assert.Equal(CommandOutcome.Interrupted, found.Find("cut")!.Answer!.Outcome);
        Assert.Equal(CommandOutcome.Done, found.Find("again")!.Answer!.Outcome);

        static JournalEntry Begun(string id, CommandKind kind) =>
            new(id, kind, "/tests", [1], TimeProvider.System.GetUtcNow(), "t", [], Guid.NewGuid());
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Rate_is_bounded_and_retained_commands_are_refused()
    {
        var token = TestContext.Current.CancellationToken;
        _store.Settings["remote"] = new JsonObject { ["perMinute"] = 1 };
        await using var box = await StartAsync("all");
        var desk = box.Services.GetRequiredService<CommandDesk>();

        var retained = await desk.TakeAsync(SomeCommand.Message("restart", "a") with { IsRetained = true }, token);
        var tooFast = await desk.TakeAsync(SomeCommand.Message("restart", "b"), token);

        Assert.Equal("refused", SomeCommand.Outcome(retained));
        Assert.Null(tooFast);
        Assert.Equal(1, box.Services.GetRequiredService<CommandCounters>().OverRate);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Settings_that_are_wrong_or_not_to_be_set_from_afar_change_nothing()
    {
        var token = TestContext.Current.CancellationToken;
        await using var box = await StartAsync("all");
        var desk = box.Services.GetRequiredService<CommandDesk>();
        var applied = box.Services.GetRequiredService<AppliedFiles>();

        string[] configs =
        [
            """{"mqtt":{"host":"elsewhere"}}""", """{"remote":{"commands":["all"]}}""", """{"dataDirectory":"/tmp/x"}""",
            """{"detector":{"modelDirectory":"/tmp"}}""", """{"restock":{"lowDwell":"-1s"}}""", """{"restock":{"lowDwel":"1s"}}""",
            """{"restock":5}""", """{"restock":null}""", """{"CAMERAS":[]}""",
        ];
        foreach (var (config, number) in configs.Select((config, number) => (config, number)))
        {
            var reply = await desk.TakeAsync(
                SomeCommand.Message("set-config", $"c{number}", new() { ["config"] = JsonNode.Parse(config) }), token);
            Assert.Equal(("refused", config), (SomeCommand.Outcome(reply), config));
        }

        var planogram = SomeCommand.Data(await desk.TakeAsync(
            SomeCommand.Message("set-planogram", "p", new() { ["planogram"] = new JsonObject { ["schema"] = 1 } }), token));
        var model = await desk.TakeAsync(SomeCommand.Message("set-model", "m", new() { ["model"] = ".." }), token);
        var missing = await desk.TakeAsync(SomeCommand.Message("set-model", "n", new() { ["model"] = "none" }), token);
        Assert.Equal("refused", planogram.GetProperty("outcome").GetString());
        Assert.Equal(("refused", "refused"), (SomeCommand.Outcome(model), SomeCommand.Outcome(missing)));
        Assert.Null(applied.Mark);
        Assert.Null(applied.Find(CommandKind.SetConfig, CommandKind.SetConfig));
    }

    [Theory(Timeout = Deadline.Milliseconds)]
    [InlineData("""{"camera":"\ud800"}""")]
    [InlineData("""{"\udfff":1}""")]
    [InlineData("""{"config":{"\ud800":1}}""")]
    [InlineData("""{"config":{"restock":{"lowDwell":"\ud800"}}}""")]
    [InlineData("""{"planogram":{"schema":1,"cameras":[{"id":"\ud800"}]}}""")]
    [InlineData("""{"model":"\ud800"}""")]
    [InlineData("""{"alert":"\ud800","by":"\ud800"}""")]
    public async Task Half_a_surrogate_pair_anywhere_in_the_data_is_refused(string data)
    {
        var token = TestContext.Current.CancellationToken;
        await using var box = await StartAsync("all", isReady: false);
        var desk = box.Services.GetRequiredService<CommandDesk>();
        foreach (var kind in CommandKinds.All)
        {
            var text = $$"""{"specversion":"1.0","id":"{{kind}}","source":"s","type":"com.shelfedge.command.v1","data":{{data}}}""";
            var message = SomeCommand.Message(kind.Word(), "x") with { Payload = Encoding.UTF8.GetBytes(text) };

            Assert.Equal("refused", SomeCommand.Outcome(await desk.TakeAsync(message, token)));
        }
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Only_one_thing_is_on_trial_at_a_time()
    {
        var token = TestContext.Current.CancellationToken;
        await using var box = await StartAsync("all");
        var desk = box.Services.GetRequiredService<CommandDesk>();
        JsonObject Config() => new() { ["config"] = JsonNode.Parse("""{"restock":{"lowDwell":"2s"}}""") };

        var first = await desk.TakeAsync(SomeCommand.Message("set-config", "a", Config()), token);
        var second = await desk.TakeAsync(SomeCommand.Message("set-config", "b", Config()), token);
        var restart = await desk.TakeAsync(SomeCommand.Message("restart", "c"), token);
        var again = await desk.TakeAsync(SomeCommand.Message("set-config", "a", Config()), token);

        Assert.Equal(("accepted", true), (SomeCommand.Outcome(first), first!.NeedsStart));
        Assert.Equal(("refused", "refused"), (SomeCommand.Outcome(second), SomeCommand.Outcome(restart)));
        Assert.Equal(("accepted", false), (SomeCommand.Outcome(again), again!.NeedsStart));
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Support_bundle_has_the_state_of_the_box_and_no_login()
    {
        var token = TestContext.Current.CancellationToken;
        _store.Settings["cameras"]!.AsArray()[0]!["uri"] = "rtsp://operator:hunter2@127.0.0.1:9/live?token=hunter2";
        _store.Settings["mqtt"] = new JsonObject { ["username"] = "hunter2-user", ["port"] = 9 };
        await using var box = await StartAsync("all", isReady: false);
        var reply = await box.Services.GetRequiredService<CommandDesk>().TakeAsync(SomeCommand.Message("support-bundle", "a"), token);

        var archive = SomeCommand.Data(reply).GetProperty("result").GetProperty("archive").GetBytesFromBase64();
        var files = await UnpackAsync(archive);
        Assert.Equal(["box.json", "log.txt", "planogram.json", "settings.json"], files.Keys.Order());
        Assert.All(files.Values, text => Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal));
        Assert.Contains("rtsp://", files["settings.json"], StringComparison.Ordinal);
        Assert.Contains("\"id\":\"a\"", files["box.json"], StringComparison.Ordinal);
    }

    private async Task<RunningBox> StartAsync(string command, ScriptedDetector? detector = null, bool isReady = true, bool withLoop = false)
    {
        var remote = _store.Settings["remote"] as JsonObject ?? [];
        remote["commands"] = new JsonArray(command);
        _store.Settings["remote"] = remote.DeepClone();
        var box = await RunningBox.StartAsync(_store, Token, detector, withLoop ? null : SomeCommand.WithoutLoop);
        if (isReady)
        {
            await box.UntilReadyAsync(Token);
        }

        return box;
    }

    private static async Task<Dictionary<string, string>> UnpackAsync(byte[] archive)
    {
        using var stream = new MemoryStream(archive);
        await using var gzip = new GZipStream(stream, CompressionMode.Decompress);
        await using var tar = new TarReader(gzip);
        var files = new Dictionary<string, string>();
        while (await tar.GetNextEntryAsync(copyData: true, Token) is { } entry)
        {
            using var text = new StreamReader(entry.DataStream ?? Stream.Null, Encoding.UTF8);
            files[entry.Name] = await text.ReadToEndAsync(Token);
        }

        return files;
    }
}
