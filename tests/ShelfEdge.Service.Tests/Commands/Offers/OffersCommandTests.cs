using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using ShelfEdge.Core.Kiosk;
using ShelfEdge.Service.Commands;
using ShelfEdge.Service.Kiosk;
using ShelfEdge.Service.Offers;
using ShelfEdge.Service.Tests.Fixtures;

namespace ShelfEdge.Service.Tests.Commands.Offers;

public sealed class OffersCommandTests : IDisposable
{
    private readonly TestStore _store = new();

    private string Data => Directory.CreateDirectory(Path.Combine(_store.Folder, "data")).FullName;

    public void Dispose() => _store.Dispose();

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Effect_of_each_offer_is_printed_those_that_were_removed_last()
    {
        Write("""{ "schema": 1, "offers": [{ "id": "new", "texts": { "en": "New" }, "items": ["tea"], "until": "2020-01-01T00:00:00Z" }] }""");
        using (var database = FeedbackDatabase.Open(Path.Combine(Data, FeedbackDatabase.FileName), NullLogger<FeedbackDatabase>.Instance))
        {
            var exposures = Enumerable.Range(1, 40).Select(i => new OfferExposure("old", new ShopperId((UInt128)i), i > 30, DateTimeOffset.UnixEpoch)).ToList();
            database.Append(new OfferNews(exposures, [.. exposures.Take(15).Select(one => new OfferTaken("old", one.Shopper, one.At, one.At))]));
        }

        var text = await RunAsync(TestContext.Current.CancellationToken);
        var json = JsonDocument.Parse((await RunAsync(TestContext.Current.CancellationToken, "--json")).Output).RootElement.GetProperty("offers");

        Assert.Equal(ExitCode.Done, text.ExitCode);
        Assert.Equal(
            [
                "new  over  bought 0 of 0 given, 0 of 0 held out  no uplift yet: both groups must have shoppers",
                "old  removed  bought 15 of 30 given, 0 of 10 held out  uplift +50.0% (95 %: +17.5% to +66.8%)",
            ],
            text.Output.TrimEnd().Split('\n'));
        Assert.Equal(0.5, json[1].GetProperty("uplift").GetDouble());
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Mistakes_are_all_told_and_no_offers_are_no_mistake()
    {
        var none = await RunAsync(TestContext.Current.CancellationToken);
        Write("""{ "schema": 2, "offers": [{ "id": "a b" }] }""");
        var wrong = await RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal((ExitCode.Done, "no offers"), (none.ExitCode, none.Output.Trim()));
        Assert.Equal(ExitCode.BadConfiguration, wrong.ExitCode);
        Assert.All(["$.schema: ", "$.offers[0].id: ", "$.offers[0]: key \"texts\" is missing", "$.offers[0]: key \"items\" is missing"], error => Assert.Contains(error, wrong.Error, StringComparison.Ordinal));
    }

    private void Write(string text) => File.WriteAllText(Path.Combine(Data, OfferWatch.FileName), text);

    private Task<ServiceResult> RunAsync(CancellationToken stop, params string[] options) => ServiceProcess.RunAsync(
        ["offers", .. options, "--config", _store.Save().FullName], detector: null, _store.Folder, stop);
}
