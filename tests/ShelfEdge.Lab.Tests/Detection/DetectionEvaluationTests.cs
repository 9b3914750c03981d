using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Lab.Detection;
using ShelfEdge.Lab.Tests.Purchases;
using ShelfEdge.Vision.Detection;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Lab.Tests.Detection;

/// <summary>Our figures beside those of an independent script, and the rules that the script does not know.</summary>
public sealed class DetectionEvaluationTests : IDisposable
{
    private const float MinScore = 0.5f;

    private readonly LabRun _run = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Figures_agree_with_the_independent_script(int seed)
    {
        string script = Path.Combine(Shared(), "eval", "detection_metrics.py");
        string python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        Assert.SkipUnless(File.Exists(script), $"{script} is absent (SHELFEDGE_SHARED names the folder)");
        var random = new Random(seed);
        var evaluation = new DetectionEvaluation(MinScore);
        var annotations = new List<string>();
        var predictions = new List<string>();
        for (int image = 0; image < 6; image++)
        {
            Box[] truth = [.. Enumerable.Range(0, 25).Select(_ => Draw(random))];
            Found[] found = [.. Detect(random, truth).OrderByDescending(detection => detection.Score)];
            annotations.AddRange(truth.Select(box => $$"""{"image_id":{{image}},"category_id":1,"bbox":{{Corners(box)}}}"""));
            predictions.AddRange(found.Select(detection => string.Create(
                CultureInfo.InvariantCulture, $$"""{"image_id":{{image}},"bbox":{{Corners(detection.Box)}},"score":{{detection.Score:R}}}""")));
            evaluation.Add(found, new LabelledPicture("p", "p", [.. truth], []));
        }

        string images = string.Join(",", Enumerable.Range(0, 6).Select(id => $$"""{"id":{{id}},"file_name":"{{id}}.jpg"}"""));
        _run.Write(
            "annotations.json",
            $$"""{"images":[{{images}}],"categories":[{"id":1,"name":"product"}],"annotations":[{{string.Join(",", annotations)}}]}""");
        _run.Write("found.json", $"[{string.Join(",", predictions)}]");

        JsonElement theirs = await RunScript(python, [
            script, "--annotations", _run.PathOf("annotations.json"), "--predictions", _run.PathOf("found.json"),
            "--score", MinScore.ToString(CultureInfo.InvariantCulture), "--json",
        ]);
        DetectionScores ours = evaluation.Judge();
        Assert.InRange(ours.Ap, 0.05, 0.95);
        Assert.Equal(theirs.GetProperty("AP").GetDouble(), ours.Ap, 1e-9);
        Assert.Equal(theirs.GetProperty("AP50").GetDouble(), ours.Ap50, 1e-9);
        Assert.Equal(theirs.GetProperty("AP75").GetDouble(), ours.Ap75, 1e-9);
        Assert.Equal(theirs.GetProperty("precision").GetDouble(), ours.Precision, 1e-9);
        Assert.Equal(theirs.GetProperty("recall").GetDouble(), ours.Recall, 1e-9);
        Assert.Equal(theirs.GetProperty("f1").GetDouble(), ours.F1, 1e-9);
        Assert.Equal(theirs.GetProperty("count_mae").GetDouble(), ours.CountMae, 1e-9);
        Assert.Equal(theirs.GetProperty("count_exact").GetDouble(), ours.CountExact, 1e-9);
    }

    [Fact]
    public void Detection_in_a_region_of_doubt_is_neither_right_nor_wrong()
    {
        var evaluation = new DetectionEvaluation(MinScore);
        evaluation.Add(
            [new Found(new Box(0, 0, 10, 10), 0, 0.9f), new Found(new Box(52, 52, 60, 60), 0, 0.8f)],
            new LabelledPicture("p", "p", [new Box(0, 0, 10, 10)], [new Box(50, 50, 100, 100)]));

        DetectionScores scores = evaluation.Judge();
        Assert.Equal(1, scores.Precision);
        Assert.Equal(1, scores.Ap, 1e-9);
        Assert.Equal(0, scores.CountMae);
    }

    [Fact]
    public async Task Shipped_detector_is_judged_as_int8_and_as_fp32()
    {
        await Render(count: 2);
        Assert.Equal(0, _run.Run(
            "evaluate", "detector", "--data", _run.PathOf("scenes"), "--model", Path.Combine(Root(), "models", "product-detector"),
            "--category", "product", "--json"));

        JsonElement[] rows = [.. JsonDocument.Parse(_run.Output).RootElement.GetProperty("sets").EnumerateArray()];
        Assert.Equal(["model.int8.onnx", "model.fp32.onnx"], rows.Select(row => row.GetProperty("graph").GetString()));
        Assert.All(rows, row => Assert.InRange(row.GetProperty("scores").GetProperty("ap50").GetDouble(), 0.3, 1));
    }

    [Fact]
    public async Task Unknown_category_is_named()
    {
        await Render(count: 1);
        Assert.Equal(1, _run.Run(
            "evaluate", "detector", "--data", _run.PathOf("scenes"), "--model", Path.Combine(Root(), "models", "product-detector"),
            "--category", "cow"));

        Assert.Contains("has no category named 'cow'", _run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _run.Dispose();

    private async Task Render(int count)
    {
        using var output = new StringWriter();
        string[] arguments = ["render", "--out", _run.PathOf("scenes"), "--count", count.ToString(CultureInfo.InvariantCulture), "--seed", "7"];
        Assert.Equal(0, await LabCommands.RunAsync(arguments, output, output));
    }

    private static Box Draw(Random random)
    {
        // Fractions, so that no overlap meets a limit exactly: there the last bit would decide.
        float x = random.NextSingle() * 600, y = random.NextSingle() * 600;
        return new Box(x, y, x + 15 + (random.NextSingle() * 45), y + 15 + (random.NextSingle() * 45));
    }

    // Most boxes found a little off, some missed, some invented.
    private static IEnumerable<Found> Detect(Random random, Box[] truth)
    {
        foreach (Box box in truth)
        {
            if (random.NextDouble() < 0.85)
            {
                float dx = (random.NextSingle() * 10) - 5, dy = (random.NextSingle() * 10) - 5;
                yield return new Found(new Box(box.X1 + dx, box.Y1 + dy, box.X2 + dx, box.Y2), 0, random.NextSingle());
            }

            if (random.NextDouble() < 0.3)
            {
                yield return new Found(Draw(random), 0, random.NextSingle() * 0.8f);
            }
        }
    }

    private static string Corners(Box box) =>
        string.Create(CultureInfo.InvariantCulture, $"[{box.X1:R},{box.Y1:R},{box.Width:R},{box.Height:R}]");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ShelfEdge.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? ".";
    }

    private static string Shared() => Environment.GetEnvironmentVariable("SHELFEDGE_SHARED") is { Length: > 0 } set
        ? set
        : Path.GetFullPath(Path.Combine(Root(), "..", "shared"));

    private static async Task<JsonElement> RunScript(string python, string[] arguments)
    {
        var start = new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OMP_NUM_THREADS"] = "1";
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
