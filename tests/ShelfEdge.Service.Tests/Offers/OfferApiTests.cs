using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ShelfEdge.Service.Kiosk;
using ShelfEdge.Service.Offers;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Service.Tests.Kiosk;

namespace ShelfEdge.Service.Tests.Offers;

public sealed class OfferApiTests
{
    private const string ColaForAll =
        """{ "schema": 1, "offers": [{ "id": "cola-offer", "texts": { "en": "Cola!", "zh-Hans": "可乐!" }, "items": ["cola"], "holdOutShare": 0 }] }""";

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Offer_follows_the_file_and_the_shelf_without_a_restart()
    {
        var stop = TestContext.Current.CancellationToken;
        var cola = 4;
        await using var kiosk = await KioskBox.StartAsync(stop, () => Volatile.Read(ref cola));
        Assert.Equal(JsonValueKind.Null, (await kiosk.RecommendAsync("session=s", stop)).GetProperty("offer").ValueKind);

        Write(kiosk, ColaForAll);
        await UntilOfferAsync(kiosk, "cola-offer");
        kiosk.Box.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh");
        var offer = (await kiosk.RecommendAsync("session=s", stop)).GetProperty("offer");
        Assert.Equal(("可乐!", "cola"), (offer.GetProperty("text").GetString(), Assert.Single(offer.GetProperty("items").EnumerateArray()).GetString()));

        // A bad file leaves the offer; what is off the shelf is not offered.
        Write(kiosk, """{ "schema": 1, "offers": [{ "id": "x" }] }""");
        await Poll.UntilAsync(
            () => Task.FromResult(kiosk.Box.Log.Entries.Count(entry => entry.StartsWith("Warning[5406]", StringComparison.Ordinal))), count => count == 2, stop);
        await UntilOfferAsync(kiosk, "cola-offer");
        Volatile.Write(ref cola, 0);
        await UntilOfferAsync(kiosk, null);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Effect_is_told_to_staff_and_to_nobody_else()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var kiosk = await KioskBox.StartAsync(stop, prepare: store => File.WriteAllText(
            Path.Combine(Directory.CreateDirectory(Path.Combine(store.Folder, "data")).FullName, OfferWatch.FileName), ColaForAll));
        await UntilOfferAsync(kiosk, "cola-offer");
        await kiosk.ReportAsync("""{ "type": "bought", "item": "cola", "session": "s" }""", stop);
        kiosk.Box.Services.GetRequiredService<FeedbackLog>().Tidy();

        using (var refused = await kiosk.SendAsync(HttpMethod.Get, "/v1/insight/offers", kiosk.Key, stop))
        {
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        using var response = await kiosk.SendAsync(HttpMethod.Get, "/v1/insight/offers", kiosk.Staff, stop);
        var offers = JsonDocument.Parse(await response.Content.ReadAsStringAsync(stop)).RootElement.GetProperty("offers");
        var offer = Assert.Single(offers.EnumerateArray());
        Assert.Equal(("cola-offer", "running", 1, 1, 0), (
            offer.GetProperty("id").GetString(), offer.GetProperty("state").GetString(), offer.GetProperty("given").GetInt32(),
            offer.GetProperty("givenBought").GetInt32(), offer.GetProperty("heldOut").GetInt32()));
        Assert.Equal(JsonValueKind.Null, offer.GetProperty("uplift").ValueKind);
    }

    private static void Write(KioskBox kiosk, string text) =>
        KioskBox.Replace(Path.Combine(kiosk.Store.Folder, "data"), OfferWatch.FileName, System.Text.Encoding.UTF8.GetBytes(text));

    private static Task<string?> UntilOfferAsync(KioskBox kiosk, string? id) => Poll.UntilAsync(
        async () => (await kiosk.RecommendAsync("session=s", TestContext.Current.CancellationToken)).GetProperty("offer") is { ValueKind: JsonValueKind.Object } offer
            ? offer.GetProperty("id").GetString()
            : null,
        offer => offer == id,
        TestContext.Current.CancellationToken);
}
