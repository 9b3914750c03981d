using System.Text.Json;
using ShelfEdge.Service.Commands;
using ShelfEdge.Service.Tests.Fixtures;

namespace ShelfEdge.Service.Tests.Commands;

public sealed class CommandTests
{
    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Version_prints_version_and_platform()
    {
        var result = await ServiceProcess.RunAsync(
            ["version"], detector: null, folder: null, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Done, result.ExitCode);
        Assert.Matches(@"^shelfedge \d+\.\d+\.\d+ \(linux-", result.Output);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Self_test_loads_the_native_parts()
    {
        var result = await ServiceProcess.RunAsync(
            ["version", "--self-test", "--json"], detector: null, folder: null, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Done, result.ExitCode);
        var report = JsonDocument.Parse(result.Output).RootElement;
        var selfTest = report.GetProperty("selfTest");
        Assert.True(selfTest.GetProperty("passed").GetBoolean());
        Assert.Equal(
            ["inference runtime", "database", "settings", "detector", "recognizer"],
            selfTest.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("name").GetString()));
        var answers = report.GetProperty("answers").EnumerateArray().ToList();
        Assert.Contains("scores", answers.Select(answer => answer.GetProperty("tensor").GetString()));
        Assert.All(answers, answer => Assert.Contains(answer.GetProperty("values").EnumerateArray(), value => value.GetSingle() != 0));
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Validate_prints_every_problem_as_json()
    {
        using var store = new TestStore();
        store.Settings.Remove("site");
        store.Settings["boxx"] = "b";

        var result = await ServiceProcess.RunAsync(
            ["validate", "--json", "--config", store.Save().FullName], detector: null, store.Folder, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.BadConfiguration, result.ExitCode);
        var report = JsonDocument.Parse(result.Output).RootElement;
        Assert.False(report.GetProperty("valid").GetBoolean());
        Assert.Equal(["boxx", "site"], report.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("key").GetString()));
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Feedback_of_a_box_without_any_is_an_error_and_makes_no_database()
    {
        using var store = new TestStore();

        var result = await ServiceProcess.RunAsync(
            ["feedback", "export", "--out", Path.Combine(store.Folder, "feedback.csv"), "--config", store.Save().FullName],
            detector: null, store.Folder, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Empty(Directory.EnumerateFiles(store.Folder, "kiosk.db*", SearchOption.AllDirectories));
        Assert.False(File.Exists(Path.Combine(store.Folder, "feedback.csv")));
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Doctor_names_what_is_missing_and_what_is_well()
    {
        using var store = new TestStore();
        store.Settings["mqtt"] = new System.Text.Json.Nodes.JsonObject { ["port"] = Testing.Messaging.FreePort.Find(), ["host"] = "127.0.0.1" };
        store.Settings["detector"] = new System.Text.Json.Nodes.JsonObject { ["modelDirectory"] = "no-model" };

        var result = await ServiceProcess.RunAsync(
            ["doctor", "--json", "--config", store.Save().FullName], detector: null, folder: null, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        var outcomes = JsonDocument.Parse(result.Output).RootElement.GetProperty("checks").EnumerateArray()
            .ToDictionary(check => check.GetProperty("name").GetString()!, check => check.GetProperty("outcome").GetString());
        Assert.Equal("ok", outcomes["settings"]);
        Assert.Equal("ok", outcomes["planogram"]);
        Assert.Equal("failed", outcomes["model"]);
        Assert.Equal("ok", outcomes["camera camera-1"]);
        Assert.Equal("failed", outcomes["broker"]);
        Assert.NotEqual("failed", outcomes["disk"]);
        Assert.NotEqual("failed", outcomes["clock"]);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Health_of_a_box_that_does_not_run_is_1()
    {
        using var store = new TestStore();

        var result = await ServiceProcess.RunAsync(
            ["health", "--config", store.Save().FullName], detector: null, folder: null, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains("no answer from http://127.0.0.1:", result.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Health_of_a_box_that_runs_is_0()
    {
        using var store = new TestStore();
        await using var box = await RunningBox.StartAsync(store, TestContext.Current.CancellationToken);
        await box.UntilReadyAsync(TestContext.Current.CancellationToken);

        var result = await ServiceProcess.RunAsync(
            ["health", "--config", store.Save().FullName], detector: null, folder: null, TestContext.Current.CancellationToken);

        Assert.Equal((ExitCode.Done, "ready\n"), (result.ExitCode, result.Output));
    }
}
