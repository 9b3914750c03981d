using System.Globalization;
using System.Text.Json;
using ShelfEdge.Lab.Tests.Purchases;
using ShelfEdge.Testing;

namespace ShelfEdge.Lab.Tests.Segment;

public sealed class KMeansReferenceTests : IDisposable
{
    private readonly LabRun _run = new();

    [Theory]
    [InlineData("online-retail", 4)]
    [InlineData("online-retail", 8)]
    [InlineData("complete-journey", 4)]
    [InlineData("complete-journey", 8)]
    public async Task Inertia_is_no_worse_than_that_of_scikit_learn(string set, int segments)
    {
        string shared = $"data/{set}/transactions.csv.gz";
        Assert.SkipUnless(Repository.HasShared(shared), Repository.SharedReason(shared));
        string count = segments.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(0, _run.Run("purchases", "--format", set, "--input", Path.Combine(Repository.Shared, shared), "--out", _run.PathOf("p")));
        string features = _run.PathOf("features.csv");
        Assert.Equal(0, _run.Run(
            "train", "segments", "--features", "Rfm", "--purchases", _run.PathOf("p/train.csv"), "--out", _run.PathOf("m"), "--segments", count,
            "--minimum-size", "1", "--features-out", features));
        Assert.Equal(0, _run.Run("evaluate", "segments", "--features", features, "--raw", "--segments", count, "--restarts", "10"));
        double ours = double.Parse(_run.Output.Split("inertia ")[1].Split(' ')[0], CultureInfo.InvariantCulture);

        JsonElement theirs = await PythonScript.RunAsync(
            [Path.Combine(Repository.Root, "tests/reference/kmeans.py"), features, count, "10", "1"]);

        Assert.InRange(ours, 0, 1.001 * theirs.GetProperty("inertia").GetDouble());
    }

    public void Dispose() => _run.Dispose();
}
