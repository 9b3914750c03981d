using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Service.Tests.Fixtures;

namespace ShelfEdge.Service.Tests.Api;

public sealed class ReadinessTests : IDisposable
{
    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Box_without_a_frame_is_not_ready_and_says_why()
    {
        _store.Settings["cameras"]![0]!["uri"] = "nowhere";
        await using var box = await RunningBox.StartAsync(_store, TestContext.Current.CancellationToken);

        var reasons = await Poll.UntilAsync(
            () => ReasonsAsync(box), reasons => reasons.Any(reason => reason.Contains("lost", StringComparison.Ordinal)), TestContext.Current.CancellationToken);

        Assert.Equal(2, reasons.Count);
        Assert.StartsWith("camera camera-1: no frame yet (lost: ", reasons[0], StringComparison.Ordinal);
        Assert.Equal("inference has not run", reasons[1]);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Box_whose_outbox_cannot_be_written_is_not_ready_until_it_can()
    {
        using var outbox = new RefusingOutbox(_store.Folder) { Failure = OutboxFailure.DiskFull };
        await using var box = await RunningBox.StartAsync(
            _store, TestContext.Current.CancellationToken, replace: services => services.AddSingleton<IOutbox>(outbox));

        await Poll.UntilAsync(
            () => ReasonsAsync(box), reasons => reasons.Contains("outbox cannot be written: DiskFull"), TestContext.Current.CancellationToken);

        outbox.Failure = null;
        await box.UntilReadyAsync(TestContext.Current.CancellationToken);
        Assert.True(outbox.Status.Numbered > 0);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Box_works_without_any_broker()
    {
        _store.Settings["mqtt"] = new System.Text.Json.Nodes.JsonObject { ["host"] = "127.0.0.1", ["port"] = Testing.Messaging.FreePort.Find() };
        await using var box = await RunningBox.StartAsync(_store, TestContext.Current.CancellationToken);

        await box.UntilReadyAsync(TestContext.Current.CancellationToken);

        var depth = await Poll.UntilAsync(
            () => Task.FromResult(box.Services.GetRequiredService<IOutbox>().Status.Depth), depth => depth > 4, TestContext.Current.CancellationToken);
        Assert.True(depth > 4);
    }

    private static async Task<List<string>> ReasonsAsync(RunningBox box)
    {
        using var response = await box.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(response.StatusCode == HttpStatusCode.OK ? "ready" : "not ready", answer.GetProperty("status").GetString());
        return [.. answer.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()!)];
    }
}
