using System.Net;
using System.Text.Json;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Service.Tests.Api;

public sealed class ApiTests : IAsyncLifetime
{
    private readonly TestStore _store = new();
    private RunningBox _box = null!;

    // The right half is always full; the left half is empty from the start.
    public async ValueTask InitializeAsync()
    {
        _store.Settings["mqtt"] = new System.Text.Json.Nodes.JsonObject { ["host"] = "127.0.0.1", ["port"] = FreePort.Find() };
        _box = await RunningBox.StartAsync(_store, TestContext.Current.CancellationToken, new ScriptedDetector(_ => 0));
        await _box.UntilReadyAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _box.DisposeAsync();
        _store.Dispose();
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Live_answers()
    {
        var answer = await GetJsonAsync("/health/live", TestContext.Current.CancellationToken);

        Assert.Equal("live", answer.GetProperty("status").GetString());
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Cameras_say_state_and_counters()
    {
        var camera = (await GetJsonAsync("/v1/cameras", TestContext.Current.CancellationToken)).GetProperty("cameras").EnumerateArray().Single();

        Assert.Equal(TestStore.Camera, camera.GetProperty("id").GetString());
        Assert.Equal("online", camera.GetProperty("state").GetString());
        Assert.Equal((TestStore.Width, TestStore.Height), (camera.GetProperty("widthPixels").GetInt32(), camera.GetProperty("heightPixels").GetInt32()));
        Assert.Equal(4, camera.GetProperty("products").GetInt32());
        Assert.True(camera.GetProperty("framesProcessed").GetInt64() > 0);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Gaps_of_a_camera_are_those_of_the_newest_search_with_their_positions()
    {
        var answer = await Poll.UntilAsync(
            () => GetJsonAsync($"/v1/cameras/{TestStore.Camera}/gaps", TestContext.Current.CancellationToken),
            answer => answer.TryGetProperty("gaps", out _), TestContext.Current.CancellationToken);

        Assert.Equal((TestStore.Camera, TestStore.Width, TestStore.Height), (
            answer.GetProperty("camera").GetString(), answer.GetProperty("widthPixels").GetInt32(),
            answer.GetProperty("heightPixels").GetInt32()));
        var gap = answer.GetProperty("gaps")[0];
        Assert.Equal(ScriptedDetector.Gap.Select(value => (double)value), gap.GetProperty("box").EnumerateArray().Select(value => value.GetDouble()));
        Assert.Equal("left", gap.GetProperty("position").GetString());
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Gaps_of_an_unknown_camera_are_a_problem()
    {
        using var response = await _box.Http.GetAsync(
            new Uri("/v1/cameras/camera-9/gaps", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Outbox_says_what_waits_in_each_lane()
    {
        var outbox = await Poll.UntilAsync(
            () => GetJsonAsync("/v1/outbox", TestContext.Current.CancellationToken),
            answer => answer.GetProperty("lanes")[2].GetProperty("depth").GetInt64() > 0, TestContext.Current.CancellationToken);

        Assert.Equal(
            ["alert", "audit", "stock", "telemetry"],
            outbox.GetProperty("lanes").EnumerateArray().Select(lane => lane.GetProperty("lane").GetString()));
        Assert.False(outbox.GetProperty("isFull").GetBoolean());
        Assert.Equal(0, outbox.GetProperty("refused").GetArrayLength());
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Stock_says_what_is_believed_of_each_position()
    {
        var stock = await Poll.UntilAsync(
            () => GetJsonAsync("/v1/stock", TestContext.Current.CancellationToken),
            answer => answer.GetProperty("positions").EnumerateArray().All(position => State(position) != "unknown"),
            TestContext.Current.CancellationToken);

        var positions = stock.GetProperty("positions").EnumerateArray().ToDictionary(position => position.GetProperty("position").GetString()!);
        Assert.Equal(("empty", 0), (State(positions["left"]), positions["left"].GetProperty("believed").GetInt32()));
        Assert.Equal(("full", 4), (State(positions["right"]), positions["right"].GetProperty("believed").GetInt32()));
        Assert.Equal(1.0, positions["right"].GetProperty("fillLevel").GetDouble());
        Assert.Equal(("tea", "shelf-1"), (positions["right"].GetProperty("sku").GetString(), positions["right"].GetProperty("shelf").GetString()));
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Alerts_are_those_that_are_open()
    {
        var alerts = await Poll.UntilAsync(
            () => GetJsonAsync("/v1/alerts", TestContext.Current.CancellationToken),
            answer => answer.GetProperty("alerts").GetArrayLength() > 0,
            TestContext.Current.CancellationToken);

        var alert = Assert.Single(alerts.GetProperty("alerts").EnumerateArray());
        Assert.Equal(("left", "cola", "empty"), (
            alert.GetProperty("position").GetString(), alert.GetProperty("sku").GetString(), alert.GetProperty("kind").GetString()!));
        Assert.NotEqual(Guid.Empty, alert.GetProperty("id").GetGuid());
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Compliance_compares_what_is_believed_with_the_planogram()
    {
        var answer = await Poll.UntilAsync(
            () => GetJsonAsync($"/v1/compliance?camera={TestStore.Camera}", TestContext.Current.CancellationToken),
            answer => answer.GetProperty("positions").EnumerateArray().All(position => State(position) != "unknown"),
            TestContext.Current.CancellationToken);

        Assert.Equal(
            [("left", "missing", 0), ("right", "right", 4)],
            answer.GetProperty("positions").EnumerateArray().Select(position => (
                position.GetProperty("position").GetString()!, State(position), position.GetProperty("facings").GetInt32())));
        Assert.Equal(0.5, answer.GetProperty("rate").GetDouble());
        Assert.Equal(0, answer.GetProperty("strays").GetArrayLength());
        Assert.Equal("pixels", answer.GetProperty("shares").GetProperty("unit").GetString());
        Assert.Equal(1, answer.GetProperty("shares").GetProperty("brands")[0].GetProperty("share").GetDouble());
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Compliance_of_an_unknown_camera_is_a_problem()
    {
        using var response = await _box.Http.GetAsync(Relative("/v1/compliance?camera=none"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("The planogram has no camera 'none'.", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Latest_picture_is_a_jpeg_that_nobody_may_store()
    {
        using var response = await _box.Http.GetAsync(Relative($"/v1/cameras/{TestStore.Camera}/latest.jpg"), TestContext.Current.CancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("image/jpeg", response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.NoStore);
        using var picture = OpenCvSharp.Cv2.ImDecode(bytes, OpenCvSharp.ImreadModes.Color);
        Assert.Equal((TestStore.Width, TestStore.Height), (picture.Width, picture.Height));

        // The frame is one grey; what differs was drawn.
        using var grey = new OpenCvSharp.Mat(picture.Size(), picture.Type(), OpenCvSharp.Scalar.All(100));
        Assert.True(OpenCvSharp.Cv2.Norm(picture, grey, OpenCvSharp.NormTypes.INF) > 50);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Picture_of_an_unknown_camera_is_a_problem()
    {
        using var response = await _box.Http.GetAsync(Relative("/v1/cameras/none/latest.jpg"), TestContext.Current.CancellationToken);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("There is no camera 'none'.", problem.GetProperty("detail").GetString());
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Unknown_path_is_a_problem()
    {
        using var response = await _box.Http.GetAsync(Relative("/v2/stock"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Metrics_carry_prefix_unit_and_camera()
    {
        var text = await _box.Http.GetStringAsync(Relative("/metrics"), TestContext.Current.CancellationToken);

        foreach (var name in MetricNames.All.Except(MetricNames.Later))
        {
            Assert.Contains($"\n{name}", "\n" + text, StringComparison.Ordinal);
        }

        Assert.Contains("shelfedge_frames_captured_total{camera=\"camera-1\"}", text, StringComparison.Ordinal);
        var foreign = text.Split('\n').Where(line => line.Length > 0 && line[0] != '#' && !line.StartsWith("shelfedge_", StringComparison.Ordinal));
        Assert.Empty(foreign);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Open_api_document_lists_every_path()
    {
        var document = await GetJsonAsync("/openapi/v1.json", TestContext.Current.CancellationToken);

        Assert.Equal("ShelfEdge", document.GetProperty("info").GetProperty("title").GetString());
        Assert.Equal(
            [
                "/health/live", "/health/ready", "/v1/alerts", "/v1/alerts/suppressions", "/v1/alerts/suppressions/{id}",
                "/v1/alerts/{id}", "/v1/alerts/{id}/acknowledge", "/v1/alerts/{id}/evidence/{moment}", "/v1/availability", "/v1/cameras", "/v1/cameras/{id}/gaps", "/v1/cameras/{id}/latest.jpg",
                "/v1/compliance", "/v1/insight/offers", "/v1/insight/rules",
                "/v1/kiosks/{kiosk}/events", "/v1/kiosks/{kiosk}/recommendations", "/v1/outbox", "/v1/positions/{id}/forecast", "/v1/shoppers/{id}",
                "/v1/shoppers/{id}/segment", "/v1/stock",
            ],
            document.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order());
        Assert.True(document.GetProperty("paths").GetProperty("/health/ready").GetProperty("get").GetProperty("responses").TryGetProperty("503", out _));
        Assert.True(document.GetProperty("components").GetProperty("schemas").TryGetProperty("StockAnswer", out _));
    }

    private static string State(JsonElement position) => position.GetProperty("state").GetString()!;

    private static Uri Relative(string path) => new(path, UriKind.Relative);

    private async Task<JsonElement> GetJsonAsync(string path, CancellationToken cancellationToken) =>
        JsonDocument.Parse(await _box.Http.GetStringAsync(Relative(path), cancellationToken)).RootElement;
}
