using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Service.Alerts;
using ShelfEdge.Service.Tests.Fixtures;

namespace ShelfEdge.Service.Tests.Alerts;

/// <summary>The whole box with a shelf that is full for a while and then empty.</summary>
public sealed class AlertEvidenceTests : IDisposable
{
    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Pictures_of_the_zone_are_stored_and_served_as_they_were_before_and_after()
    {
        var cancellation = TestContext.Current.CancellationToken;
        _store.Settings["alerts"] = new JsonObject { ["evidence"] = new JsonObject { ["enabled"] = true, ["every"] = "1s" } };
        _store.Settings["sight"] = new JsonObject { ["inferEvery"] = "0s" };
        LeaveRoomAroundTheZones();
        await using var box = await RunningBox.StartAsync(_store, cancellation, new ScriptedDetector(call => call < 100 ? 4 : 0));

        var id = await AlertAsync(box, cancellation);
        var story = await Poll.UntilAsync(
            () => JsonAsync(box, $"/v1/alerts/{id}", cancellation),
            answer => answer.GetProperty("evidence").GetArrayLength() == 2, cancellation);

        Assert.Equal(["before", "after"], story.GetProperty("evidence").EnumerateArray().Select(moment => moment.GetString()));
        foreach (var moment in new[] { "before", "after" })
        {
            using var response = await box.Http.GetAsync(new Uri($"/v1/alerts/{id}/evidence/{moment}", UriKind.Relative), cancellation);
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellation);
            Assert.Equal(("image/jpeg", true), (response.Content.Headers.ContentType?.MediaType, response.Headers.CacheControl?.NoStore));
            using var picture = OpenCvSharp.Cv2.ImDecode(bytes, OpenCvSharp.ImreadModes.Color);
            Assert.Equal((80, 40), (picture.Width, picture.Height));
        }

        foreach (var path in new[] { "during", "..%2F..%2Fshelfedge.json", "before.jpg" })
        {
            using var response = await box.Http.GetAsync(new Uri($"/v1/alerts/{id}/evidence/{path}", UriKind.Relative), cancellation);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Without_being_asked_for_no_picture_is_stored()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var box = await RunningBox.StartAsync(_store, cancellation, new ScriptedDetector(call => call < 5 ? 4 : 0));

        var id = await AlertAsync(box, cancellation);
        var story = await JsonAsync(box, $"/v1/alerts/{id}", cancellation);

        Assert.Equal(0, story.GetProperty("evidence").GetArrayLength());
        Assert.False(Directory.Exists(Path.Combine(_store.Folder, "data", EvidenceFolder.FolderName)));
    }

    // What surrounds a zone tells whether somebody stands before it; here it looks the same in every frame.
    private void LeaveRoomAroundTheZones()
    {
        var planogram = TestStore.Planogram;
        var positions = planogram.Positions.Select(position => position with
        {
            Zone = Polygon.FromBox(new Box(position.Zone.Bounds.X1, 40, position.Zone.Bounds.X2, 80)),
        });
        File.WriteAllBytes(
            Path.Combine(_store.Folder, "planogram.json"),
            PlanogramFile.Write(new Planogram(planogram.Cameras, planogram.Shelves, planogram.Products, [.. positions])));
        var frames = Path.Combine(_store.Folder, "frames");
        File.Copy(Path.Combine(frames, "0.png"), Path.Combine(frames, "1.png"), overwrite: true);
    }

    private static async Task<string> AlertAsync(RunningBox box, CancellationToken cancellation)
    {
        var list = await Poll.UntilAsync(
            () => JsonAsync(box, "/v1/alerts", cancellation),
            answer => answer.TryGetProperty("alerts", out var alerts) && alerts.GetArrayLength() > 0, cancellation);
        return list.GetProperty("alerts")[0].GetProperty("id").GetString()!;
    }

    private static async Task<JsonElement> JsonAsync(RunningBox box, string path, CancellationToken cancellation)
    {
        using var response = await box.Http.GetAsync(new Uri(path, UriKind.Relative), cancellation);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellation)).RootElement;
    }
}
