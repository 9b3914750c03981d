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
        (string train, string test) = TasteFile.Write(_run);
        Assert.Equal(0, _run.Run("train", "recommender", "--interactions", train, "--out", _run.PathOf("model"), "--factors", "16"));
        Assert.Equal(0, _run.Run(
            "recommend", "--model", _run.PathOf("model"), "--interactions", train, "--k", "10", "--out", _run.PathOf("rec.csv")));

        JsonElement theirs = await SharedScript.RunAsync("eval/ranking_metrics.py", [
            "--recommendations", _run.PathOf("rec.csv"), "--test", test, "--train", train, "--k", "10", "--json",
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
}
