using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ShelfEdge.Service.Tests.Fixtures;

namespace ShelfEdge.Service.Tests.Alerts;

/// <summary>The whole box with a shelf that is empty from the first frame on.</summary>
public sealed class AlertApiTests : IDisposable
{
    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Alert_is_acknowledged_once_and_keeps_that_and_its_story_over_a_restart()
    {
        var cancellation = TestContext.Current.CancellationToken;
        string id;
        await using (var box = await RunningBox.StartAsync(_store, cancellation, new ScriptedDetector(_ => 0)))
        {
            id = await RaisedAsync(box, cancellation);
            using var first = await box.Http.PostAsJsonAsync($"/v1/alerts/{id}/acknowledge", new { by = "kim" }, cancellation);
            using var second = await box.Http.PostAsJsonAsync($"/v1/alerts/{id}/acknowledge", new { by = "lee" }, cancellation);
            using var unknown = await box.Http.PostAsJsonAsync($"/v1/alerts/{Guid.Empty}/acknowledge", new { by = "kim" }, cancellation);

            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound], new[] { first, second, unknown }.Select(answer => answer.StatusCode));
            Assert.Equal("kim", (await second.Content.ReadFromJsonAsync<JsonElement>(cancellation)).GetProperty("acknowledgedBy").GetString());
        }

        await using var again = await RunningBox.StartAsync(_store, cancellation, new ScriptedDetector(_ => 0));
        Assert.Equal(id, await RaisedAsync(again, cancellation));
        var story = await again.Http.GetFromJsonAsync<JsonElement>($"/v1/alerts/{id}", cancellation);
        Assert.Equal(["raised", "acknowledged"], story.GetProperty("story").EnumerateArray().Select(step => step.GetProperty("phase").GetString()));
        var all = await again.Http.GetFromJsonAsync<JsonElement>("/v1/alerts?state=all&limit=1", cancellation);
        Assert.Equal("kim", all.GetProperty("alerts")[0].GetProperty("acknowledgedBy").GetString());
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Suppression_is_made_listed_and_lifted_and_bad_ones_are_refused()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var box = await RunningBox.StartAsync(_store, cancellation, new ScriptedDetector(_ => 4));
        var request = new { position = "left", until = DateTimeOffset.UnixEpoch.AddYears(200), reason = "refilling now", by = "kim" };
        var soon = TimeProvider.System.GetUtcNow().AddHours(1);
        var good = new { position = "left", until = soon, reason = "refilling now", by = "kim" };

        using var far = await box.Http.PostAsJsonAsync("/v1/alerts/suppressions", request, cancellation);
        using var made = await box.Http.PostAsJsonAsync("/v1/alerts/suppressions", good, cancellation);
        using var repeated = await box.Http.PostAsJsonAsync("/v1/alerts/suppressions", good, cancellation);
        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.Created, HttpStatusCode.OK],
            new[] { far, made, repeated }.Select(answer => answer.StatusCode));

        var listed = await box.Http.GetFromJsonAsync<JsonElement>("/v1/alerts/suppressions", cancellation);
        Assert.Equal("left", Assert.Single(listed.GetProperty("suppressions").EnumerateArray()).GetProperty("position").GetString());
        using var lifted = await box.Http.DeleteAsync(made.Headers.Location, cancellation);
        using var gone = await box.Http.DeleteAsync(made.Headers.Location, cancellation);
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NotFound], new[] { lifted, gone }.Select(answer => answer.StatusCode));
    }

    private static Task<string> RaisedAsync(RunningBox box, CancellationToken cancellationToken) => Poll.UntilAsync(
        async () =>
        {
            var list = await box.Http.GetFromJsonAsync<JsonElement>("/v1/alerts", cancellationToken);
            return list.GetProperty("alerts").EnumerateArray()
                .Select(alert => alert.GetProperty("id").GetString()).FirstOrDefault() ?? "";
        },
        id => id.Length > 0,
        cancellationToken);
}
