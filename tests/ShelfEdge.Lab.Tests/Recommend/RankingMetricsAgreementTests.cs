using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ShelfEdge.Lab.Recommend;
using ShelfEdge.Lab.Tests.Purchases;

namespace ShelfEdge.Lab.Tests.Recommend;

/// <summary>Our figures beside those of an independent script on the same files.</summary>
public sealed class RankingMetricsAgreementTests : IDisposable
{
    private const int K = 10;

    private readonly LabRun _run = new();

    [Fact]
    public async Task Figures_agree_with_the_independent_script()
    {
        (string python, string script) = Find();
        (string train, string test) = TasteFile.Write(_run);
        Assert.Equal(0, _run.Run("train", "recommender", "--interactions", train, "--out", _run.PathOf("model"), "--factors", "16"));
        Assert.Equal(0, _run.Run(
            "recommend", "--model", _run.PathOf("model"), "--interactions", train, "--k", "10", "--out", _run.PathOf("rec.csv")));

        JsonElement theirs = await RunScript(python, [
            script, "--recommendations", _run.PathOf("rec.csv"), "--test", test, "--train", train, "--k", "10", "--json",
        ]);

        InteractionHistory history = InteractionHistory.Read(train);
        var evaluation = new RankingEvaluation(history, InteractionHistory.Read(test), K, includeSeen: false);
        RankingResult result = evaluation.Judge(
            new FactorRanker(history, new RecommenderDirectory(_run.PathOf("model")).ReadModel(), includeSeen: false));
        Estimate[] ours = result.Estimates(seed: 1);
        Assert.Equal(theirs.GetProperty("users").GetInt32(), result.Users.Count);
        Assert.Equal(theirs.GetProperty("coverage").GetInt32(), result.Coverage);
        foreach ((string name, int column) in new[] { ("precision", 0), ("recall", 1), ("hit_rate", 3), ("ndcg", 4), ("map", 5) })
        {
            Assert.Equal(theirs.GetProperty($"{name}@{K}").GetDouble(), ours[column].Mean, 1e-9);

            // The draws differ, so the intervals agree but for a few per cent of their width.
            double[] interval = [.. theirs.GetProperty($"{name}@{K}_95").EnumerateArray().Select(bound => bound.GetDouble())];
            double tolerance = 0.2 * (interval[1] - interval[0]);
            Assert.Equal(interval[0], ours[column].Low, tolerance);
            Assert.Equal(interval[1], ours[column].High, tolerance);
        }
    }

    public void Dispose() => _run.Dispose();

    private static (string Python, string Script) Find()
    {
        string shared = Environment.GetEnvironmentVariable("SHELFEDGE_SHARED") is { Length: > 0 } set ? set : SharedBesideSolution();
        string script = Path.Combine(shared, "eval", "ranking_metrics.py");
        string python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        Assert.SkipUnless(File.Exists(script), $"{script} is absent (SHELFEDGE_SHARED names the folder)");
        return (python, script);
    }

    private static string SharedBesideSolution()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ShelfEdge.sln")))
        {
            folder = folder.Parent;
        }

        return Path.GetFullPath(Path.Combine(folder?.FullName ?? ".", "..", "shared"));
    }

    private static async Task<JsonElement> RunScript(string python, string[] arguments)
    {
        var start = new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OMP_NUM_THREADS"] = 1.ToString(CultureInfo.InvariantCulture);
        using Process process = Process.Start(start)!;
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        Task<string> error = process.StandardError.ReadToEndAsync(cancellation);
        string output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        string complaint = await error;
        Assert.SkipWhen(complaint.Contains("No module named 'numpy'", StringComparison.Ordinal), "numpy is absent (python3-numpy)");
        Assert.True(process.ExitCode == 0, complaint);
        return JsonDocument.Parse(output).RootElement;
    }
}
