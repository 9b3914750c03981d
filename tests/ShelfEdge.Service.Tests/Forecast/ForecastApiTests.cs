using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ShelfEdge.Service.Tests.Fixtures;

namespace ShelfEdge.Service.Tests.Forecast;

/// <summary>The whole box with a shelf that is full on the right and empty on the left.</summary>
public sealed class ForecastApiTests : IDisposable
{
    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Availability_tells_on_shelf_from_out_of_shelf_after_a_restart()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using (var box = await RunningBox.StartAsync(_store, cancellation, new ScriptedDetector(_ => 0)))
        {
            // Both positions are known for a while before the box stops: time is what the hours hold.
            await Poll.UntilAsync(
                async () => (await box.Http.GetFromJsonAsync<JsonElement>("/v1/stock", cancellation)).GetProperty("positions"),
                positions => positions.EnumerateArray().All(IsKnownForAWhile),
                cancellation);
        }

        await using var again = await RunningBox.StartAsync(_store, cancellation, new ScriptedDetector(_ => 0));
        var answer = await again.Http.GetFromJsonAsync<JsonElement>("/v1/availability?by=position", cancellation);
        var groups = answer.GetProperty("groups").EnumerateArray().ToDictionary(group => group.GetProperty("id").GetString()!);
        Assert.Equal(0, groups["left"].GetProperty("onShelfAvailability").GetDouble());
        Assert.True(groups["left"].GetProperty("outOfShelfMinutes").GetDouble() > 0);
        Assert.Equal(1, groups["right"].GetProperty("onShelfAvailability").GetDouble());
        foreach (var (by, id) in new[] { ("shelf", "shelf-1"), ("camera", TestStore.Camera), ("category", ""), ("store", "store") })
        {
            var sum = await again.Http.GetFromJsonAsync<JsonElement>($"/v1/availability?by={by}", cancellation);
            var group = Assert.Single(sum.GetProperty("groups").EnumerateArray());
            Assert.Equal(id, group.GetProperty("id").GetString());
            Assert.InRange(group.GetProperty("onShelfAvailability").GetDouble(), 0.01, 0.99);
        }

        var days = (await again.Http.GetFromJsonAsync<JsonElement>("/v1/availability?by=position&per=day", cancellation))
            .GetProperty("groups").EnumerateArray().Where(group => group.GetProperty("id").GetString() == "left").ToList();
        Assert.Equal(8, days.Count);
        Assert.Equal(days.Count, days.Select(group => group.GetProperty("day").GetString()).Distinct().Count());
        Assert.True(days[^1].GetProperty("outOfShelfMinutes").GetDouble() + days[^2].GetProperty("outOfShelfMinutes").GetDouble() > 0);
        Assert.Equal(JsonValueKind.Null, days[0].GetProperty("onShelfAvailability").ValueKind);
        foreach (var query in new[] { "by=moon", "per=moon", "per=day&since=2020-01-01T00:00:00Z" })
        {
            using var refused = await again.Http.GetAsync(new Uri($"/v1/availability?{query}", UriKind.Relative), cancellation);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Forecast_is_given_for_planned_positions_alone()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var box = await RunningBox.StartAsync(_store, cancellation, new ScriptedDetector(_ => 4));
        await box.UntilReadyAsync(cancellation);

        var answer = await box.Http.GetFromJsonAsync<JsonElement>("/v1/positions/left/forecast", cancellation);
        Assert.Equal("left", answer.GetProperty("position").GetString());
        Assert.Equal(TimeSpan.FromDays(7).TotalSeconds, answer.GetProperty("horizonSeconds").GetDouble());
        using var unknown = await box.Http.GetAsync(new Uri("/v1/positions/nowhere/forecast", UriKind.Relative), cancellation);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("application/problem+json", unknown.Content.Headers.ContentType?.MediaType);
    }

    private static bool IsKnownForAWhile(JsonElement position) =>
        position.GetProperty("state").GetString() is "full" or "empty"
        && position.GetProperty("lastEvidence").GetDateTimeOffset() - position.GetProperty("since").GetDateTimeOffset() > TimeSpan.FromMilliseconds(100);
}
