using System.Text.Json;
using ShelfEdge.Lab.Replay;

namespace ShelfEdge.Lab.Tests.Replay;

public sealed class ReplayReportTests
{
    [Fact]
    public void Json_is_one_object_with_a_total_and_a_list_of_scenarios()
    {
        using JsonDocument document = JsonDocument.Parse(Write(json: true));

        JsonElement root = document.RootElement;
        Assert.Equal("total", root.GetProperty("total").GetProperty("name").GetString());
        Assert.Equal(["first", "second"], root.GetProperty("scenarios").EnumerateArray().Select(entry => entry.GetProperty("name").GetString()));
        Assert.Equal(0.5, root.GetProperty("total").GetProperty("countExact").GetDouble());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("scenarios")[1].GetProperty("countMae").ValueKind);
        Assert.Equal(12, root.GetProperty("total").GetProperty("recoverySeconds").GetProperty("p95").GetDouble());
    }

    [Fact]
    public void Markdown_has_a_row_for_each_scenario_and_the_total_in_every_table()
    {
        string[] rows = [.. Write(json: false).Split('\n').Where(line => line.StartsWith('|'))];

        Assert.Equal(3 * (2 + 3), rows.Length);
        Assert.Single(rows[..5].Select(row => row.Count(c => c == '|')).Distinct());
        Assert.Single(rows[5..10].Select(row => row.Count(c => c == '|')).Distinct());
        Assert.Single(rows[10..].Select(row => row.Count(c => c == '|')).Distinct());
        Assert.Contains("50.00 %", rows[2], StringComparison.Ordinal);
        Assert.Contains("| - |", rows[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replay", "--scenario", "no-such")]
    [InlineData("replay", "--runs", "0")]
    [InlineData("render", "--scenario", "no-such", "--out", "x")]
    public async Task Wrong_options_are_refused_with_the_code_of_wrong_usage(params string[] arguments)
    {
        using var error = new StringWriter();

        int code = await LabCommands.RunAsync(arguments, TextWriter.Null, error);

        Assert.Equal(LabCommands.WrongUsage, code);
        Assert.Contains(arguments[2], error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_not_there_fails_with_its_name()
    {
        using var error = new StringWriter();

        int code = await LabCommands.RunAsync(["replay", "--model", "no-such-model"], TextWriter.Null, error);

        Assert.Equal(LabCommands.Failed, code);
        Assert.Contains("no-such-model", error.ToString(), StringComparison.Ordinal);
    }

    private static string Write(bool json)
    {
        var first = new ReplayTally { CleanSeconds = 100, CleanExactSeconds = 50, PositionSeconds = 100, ShopSeconds = 100, CameraSeconds = 100 };
        first.RecoverySeconds.AddRange([2, 12]);
        var report = new ReplayReport(
            "model 1", 1, 1, 0.5, ReplayFigures.Of("total", first), [ReplayFigures.Of("first", first), ReplayFigures.Of("second", new ReplayTally())]);
        using var output = new StringWriter();
        report.Write(output, json);
        return output.ToString();
    }
}
