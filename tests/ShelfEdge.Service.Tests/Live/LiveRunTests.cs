using ShelfEdge.Service.Commands;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Service.Tests.Live;

public sealed class LiveRunTests : IDisposable
{
    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Input_that_is_counted_once_prints_a_line_a_frame_and_ends()
    {
        await using var service = ServiceProcess.Start(
            ["run", "--input", "frames", "--once"], "cycle", _store.Folder,
            ("SHELFEDGE__API__PORT", "0"), ("TMPDIR", _store.Folder));

        var result = await service.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((ExitCode.Done, ""), (result.ExitCode, result.Error));
        var counts = result.Output.Split('\n').Where(line => line.Contains(" count ", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, counts.Count);
        Assert.EndsWith(" count input frame 1 160x120 products 8", counts[0], StringComparison.Ordinal);
        Assert.EndsWith(" count input frame 2 160x120 products 5", counts[1], StringComparison.Ordinal);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Embedded_broker_takes_messages_and_live_lines_show_them()
    {
        _store.Settings["mqtt"] = new System.Text.Json.Nodes.JsonObject { ["host"] = "elsewhere.invalid", ["port"] = FreePort.Find() };
        await using var service = ServiceProcess.Start(
            ["run", "--config", _store.Save().FullName, "--embedded-broker", "--live"], "cycle");
        using var http = new HttpClient { BaseAddress = _store.Api };
        await Poll.UntilAsync(() => HasAcknowledgedAsync(http), has => has, TestContext.Current.CancellationToken);

        service.Signal("INT");
        var result = await service.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((ExitCode.Done, ""), (result.ExitCode, result.Error));
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines, line => line.Contains(" message shelfedge/store-1/box-1/events/alert {", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(" alert raised low left cola 1/4 ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith(" camera camera-1 online", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Matches("^[0-9T:.-]+Z (message|alert|camera) ", line));
        Assert.Contains("Embedded broker listens", File.ReadAllText(Path.Combine(_store.Folder, "data", "shelfedge.log")), StringComparison.Ordinal);
    }

    private static async Task<bool> HasAcknowledgedAsync(HttpClient http)
    {
        try
        {
            var metrics = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
            return metrics.Split('\n').Any(line =>
                line.StartsWith("shelfedge_outbox_acknowledged_total", StringComparison.Ordinal)
                && double.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) > 20);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
