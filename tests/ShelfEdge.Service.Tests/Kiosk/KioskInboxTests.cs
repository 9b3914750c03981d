using System.Text;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Service.Tests.Kiosk;

public sealed class KioskInboxTests
{
    private const string Topic = "shelfedge/store-1/box-1/kiosks/kiosk-1/events";

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task What_comes_over_the_broker_is_stored_once_and_what_is_wrong_is_refused()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var broker = await TestBroker.StartAsync();
        await using var kiosk = await KioskBox.StartAsync(stop, prepare: store => store.Settings["mqtt"]!["port"] = broker.Port);
        await broker.Log.WaitForAsync(all => all.Any(message => message.Topic.EndsWith("/available", StringComparison.Ordinal)), stop);
        await using var sender = await CommandSender.StartAsync(broker.Port, "nothing", stop);
        const string Bought = """{ "id": "1", "events": [{ "type": "bought", "item": "cola", "session": "s", "price": 2 }] }""";

        await SendAsync(Topic, Bought);
        await SendAsync(Topic, Bought);
        await SendAsync(Topic, """{ "events": [{ "type": "bought", "item": "cola", "quantity": 0 }] }""");
        await SendAsync(Topic, "{");
        await SendAsync(Topic, $$"""{ "events": [], "x": "{{new string('x', Service.Kiosk.EventBatch.MaxBytes)}}" }""");
        await SendAsync("shelfedge/store-1/box-1/kiosks/stranger/events", Bought);
        await SendAsync(Topic, """{ "id": "2", "events": [{ "type": "bought", "item": "tea", "session": "s" }] }""");

        // The last is in its place: all before it were dealt with.
        var shopper = await Poll.UntilAsync(
            async () => (await kiosk.RecommendAsync("session=s", stop)).GetProperty("items").GetArrayLength() == 0
                ? (await kiosk.RecommendAsync("session=s", stop)).GetProperty("shopper").GetString()
                : null,
            id => id is not null,
            stop);
        Assert.Equal(2, (await kiosk.GetAsync($"/v1/shoppers/{shopper}/segment", stop)).GetProperty("visits").GetInt32());
        Assert.Equal(3, kiosk.Box.Log.Entries.Count(entry => entry.StartsWith("Warning[5408]", StringComparison.Ordinal)));
        var metrics = await kiosk.Box.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative), stop);
        Assert.Matches(@"\nshelfedge_kiosk_messages_refused_total\S* 4\b", metrics);

        async Task SendAsync(string topic, string text) => await sender.SendAsync(topic, Encoding.UTF8.GetBytes(text), stop);
    }
}
