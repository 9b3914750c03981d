using System.Text.Json.Nodes;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Service.Tests.Discovery;

/// <summary>What a late subscriber of a real mosquitto finds of a box, over starts with other settings.</summary>
public sealed class DiscoveryTests : IDisposable
{
    private readonly TestStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task What_is_announced_follows_the_planogram_and_the_settings_over_restarts()
    {
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        await using var broker = await MosquittoBroker.StartAsync(TestContext.Current.CancellationToken);
        _store.Settings["mqtt"] = new JsonObject { ["host"] = "127.0.0.1", ["port"] = broker.Port };
        _store.Settings["discovery"] = new JsonObject { ["enabled"] = true };

        var first = await RunAsync(broker.Port, "first", 10);
        Assert.Equal(4, first.Count(topic => topic.Contains("/right_0", StringComparison.Ordinal)));

        var planogram = TestStore.Planogram with { Positions = [TestStore.Planogram.Positions[0]] };
        await File.WriteAllBytesAsync(
            Path.Combine(_store.Folder, "planogram.json"), PlanogramFile.Write(planogram), TestContext.Current.CancellationToken);
        var second = await RunAsync(broker.Port, "second", 6);
        Assert.Empty(second.Except(first));
        Assert.DoesNotContain(second, topic => topic.Contains("right", StringComparison.Ordinal));

        _store.Settings["discovery"] = new JsonObject { ["enabled"] = false };
        Assert.Empty(await RunAsync(broker.Port, "third", 0));
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Alert_of_a_position_is_a_retained_state_while_it_is_open()
    {
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        var token = TestContext.Current.CancellationToken;
        await using var broker = await MosquittoBroker.StartAsync(token);
        await using var subscriber = await TestSubscriber.StartAsync(broker.Port, token, "shelfedge/store-1/box-1/alerts/#");
        _store.Settings["mqtt"] = new JsonObject { ["host"] = "127.0.0.1", ["port"] = broker.Port };
        _store.Settings["discovery"] = new JsonObject { ["enabled"] = true };
        await using var box = await RunningBox.StartAsync(_store, token);

        // The detector empties and fills the left position over and over; nothing ever happens to the rest.
        var seen = await subscriber.Log.WaitForAsync(
            all => States(all, "restock/left").Any(open => open) && States(all, "restock/left").SkipWhile(open => !open).Any(open => !open)
                && States(all, "misplaced/right").Any() && States(all, $"camera/{TestStore.Camera}").Any(),
            token);

        Assert.DoesNotContain(States(seen, "misplaced/right"), open => open);
    }

    private static IEnumerable<bool> States(IEnumerable<ReceivedMessage> messages, string subject) => messages
        .Where(message => message.Topic.EndsWith($"/alerts/{subject}", StringComparison.Ordinal) && message.Payload.Length > 0)
        .Select(message => message.Event.GetProperty("data").GetProperty("isOpen").GetBoolean());

    /// <summary>Runs the box until it is connected and gives what the broker then retains for Home Assistant.</summary>
    private async Task<IReadOnlyList<string>> RunAsync(int port, string name, int expected)
    {
        await using var box = await RunningBox.StartAsync(_store, Token);
        await Poll.UntilAsync(
            () => Task.FromResult(Lines()),
            lines => lines == expected && box.Log.Entries.Any(entry => entry.Contains("Connected to broker", StringComparison.Ordinal)),
            Token);
        await using var subscriber = await TestSubscriber.StartAsync(port, Token, "#", name);
        var seen = await subscriber.Log.WaitForAsync(
            all => all.Count(message => message.Topic.EndsWith("/config", StringComparison.Ordinal)) >= expected
                && all.Any(message => message.Topic.EndsWith("/stock/left", StringComparison.Ordinal)),
            Token);
        var topics = seen.Where(message => message is { Retain: true } && message.Topic.StartsWith("homeassistant/", StringComparison.Ordinal))
            .Select(message => message.Topic).ToList();
        Assert.Equal(expected, topics.Count);
        return topics;
    }

    // Beside whoever writes it.
    private int Lines()
    {
        if (!File.Exists(Announced))
        {
            return 0;
        }

        using var text = new StreamReader(new FileStream(Announced, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
    }

    private string Announced => Path.Combine(_store.Folder, "data", "announced.txt");
}
