using ShelfEdge.Service.Commands;
using ShelfEdge.Service.Tests.Fixtures;

namespace ShelfEdge.Service.Tests.Commands;

public sealed class ExitCodeTests
{
    [Theory(Timeout = Deadline.Milliseconds)]
    [InlineData("rnu")]
    [InlineData("run", "--no-such-option")]
    [InlineData("run", "--input", "a", "--embedded-broker")]
    [InlineData("run", "--once")]
    public async Task Wrong_command_line_ends_with_2(params string[] arguments)
    {
        var result = await ServiceProcess.RunAsync(
            arguments, detector: null, folder: null, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.NotEmpty(result.Error);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Wrong_settings_end_with_78_and_all_mistakes_on_standard_error()
    {
        using var store = new TestStore();
        store.Settings.Remove("site");
        store.Settings["api"]!["port"] = -1;

        var result = await ServiceProcess.RunAsync(
            ["run", "--config", store.Save().FullName], detector: null, store.Folder, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.BadConfiguration, result.ExitCode);
        Assert.Empty(result.Output);
        var lines = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Equal("shelfedge.json:1: site: is required", lines[0]);
        Assert.Matches(@"^shelfedge\.json:\d+: api\.port: '-1' is not allowed; it must be from 0 to 65535$", lines[1]);
        Assert.Equal("2 problems", lines[2]);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Model_that_is_missing_ends_with_78()
    {
        using var store = new TestStore();
        store.Settings["detector"] = new System.Text.Json.Nodes.JsonObject { ["modelDirectory"] = "no-model" };

        var result = await ServiceProcess.RunAsync(
            ["run", "--config", store.Save().FullName], detector: null, folder: null, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.BadConfiguration, result.ExitCode);
        Assert.Contains("detector.modelDirectory: The model in ", result.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Crash_of_a_worker_ends_with_70_and_one_critical_line()
    {
        using var store = new TestStore();

        var result = await ServiceProcess.RunAsync(
            ["run", "--config", store.Save().FullName], "throwing", folder: null, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Crashed, result.ExitCode);
        Assert.Single(result.All.Split('\n'), line => line.Contains("crashed", StringComparison.Ordinal));
        Assert.Contains("DetectionWorker crashed", result.All, StringComparison.Ordinal);
        Assert.Contains("defect in the detector", result.All, StringComparison.Ordinal);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Port_that_is_taken_ends_with_1_and_names_the_key()
    {
        using var store = new TestStore();
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, store.ApiPort);
        taken.Start();

        var result = await ServiceProcess.RunAsync(
            ["run", "--config", store.Save().FullName], "cycle", folder: null, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains("api.port: ", result.Error, StringComparison.Ordinal);
    }

    [Theory(Timeout = Deadline.Milliseconds)]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Signal_ends_the_box_with_0(string signal)
    {
        using var store = new TestStore();
        await using var service = ServiceProcess.Start(["run", "--config", store.Save().FullName], detector: "cycle");
        using var http = new HttpClient { BaseAddress = store.Api };
        await Poll.UntilAsync(() => IsReadyAsync(http), ready => ready, TestContext.Current.CancellationToken);

        service.Signal(signal);
        var result = await service.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Done, result.ExitCode);
        Assert.DoesNotContain("crit:", result.All, StringComparison.Ordinal);
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
