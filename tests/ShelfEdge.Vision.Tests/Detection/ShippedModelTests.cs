using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShelfEdge.Testing;
using ShelfEdge.Testing.Detection;
using ShelfEdge.Testing.Modelling;
using ShelfEdge.Vision.Detection;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Vision.Tests.Detection;

/// <summary>
/// The shipped detector on photographs that were not rendered. Floors lie a little under what the model card states, so
/// that a model or a decoder that got worse is noticed.
/// </summary>
public sealed class ShippedModelTests
{
    private const string Tobacco = "data/shelf-tobacco";
    private const string Voids = "data/shelf-voids";
    private const string Fridge = "data/fridge-grocery";
    private const float Floor = 0.05f;

    private static readonly string Folder = Path.Combine(Repository.Root, ModelFolder.ShippedModel);

    [Theory]
    [InlineData("product-detector")]
    [InlineData("product-detector-n")]
    public void Shipped_model_loads_and_is_ours(string name)
    {
        using var detector = Open(FolderOf(name));

        Assert.Equal(name, detector.Manifest.Name);
        Assert.Equal("Apache-2.0", detector.Manifest.Licence);
        Assert.Equal(["product"], detector.Manifest.Classes);
    }

    [Theory]
    [InlineData("product-detector", Tobacco, 0.985, 0.97, 0.93)]
    [InlineData("product-detector-n", Tobacco, 0.98, 0.97, 0.91)]
    [InlineData("product-detector", Fridge, 0.93, 0.85, 0.90)] // most of these were trained on: guards the decoder, says little of the model
    public void Products_on_photographs_are_found(
        string model, string data, double leastAp50, double leastRecall, double leastPrecision)
    {
        SkipUnlessShared(data);
        using var detector = Open(FolderOf(model));
        var judge = Judge(Detect(detector, data));
        var score = detector.Manifest.Thresholds.Score;

        Assert.True(judge.AveragePrecision() >= leastAp50, $"AP50 {judge.AveragePrecision():0.000}");
        Assert.True(judge.Recall(score) >= leastRecall, $"recall {judge.Recall(score):0.000}");
        Assert.True(judge.Precision(score) >= leastPrecision, $"precision {judge.Precision(score):0.000}");
    }

    [Fact]
    public void Empty_stretches_on_photographs_are_seen()
    {
        SkipUnlessShared(Voids);
        using var detector = Open(Folder);
        var judge = new DetectionJudge(0.5f);
        foreach (var (picture, gaps) in Photographs.SeeGaps(detector, Path.Combine(Repository.Shared, Voids), every: 4))
        {
            judge.Add(gaps, picture.Boxes);
        }

        Assert.True(judge.AveragePrecision() >= 0.17, $"AP50 {judge.AveragePrecision():0.000}");
    }

    [Fact]
    public void Quantized_model_finds_what_the_float_model_finds()
    {
        SkipUnlessShared(Tobacco);
        using var whole = Open(Folder);
        using var floatFolder = FloatModel(whole.Manifest);
        using var exact = Open(floatFolder.Path);
        var quantized = Detect(whole, Tobacco);
        var floats = Detect(exact, Tobacco);

        var lost = Judge(floats).AveragePrecision() - Judge(quantized).AveragePrecision();
        Assert.True(lost <= 0.02, $"AP50 falls by {lost:0.000}");

        // Of what the quantized model is sure of, nearly all has a float detection that is about as sure, in the same place.
        var score = whole.Manifest.Thresholds.Score;
        var pairs = quantized.Zip(floats).SelectMany(pair => pair.First.Found.Where(d => d.Score >= score).Select(d =>
            pair.Second.Found.Any(f => f.Score >= score - 0.1f && f.Box.Overlap(d.Box) >= 0.7f))).ToList();
        Assert.True(pairs.Count(agrees => agrees) >= 0.95 * pairs.Count, $"{pairs.Count(agrees => agrees)} of {pairs.Count} agree");
    }

    [Fact]
    public void Our_judge_agrees_with_the_independent_metrics()
    {
        SkipUnlessShared(Tobacco);
        SkipUnlessShared("eval/detection_metrics.py");
        using var detector = Open(Folder);
        var results = Detect(detector, Tobacco);
        var judge = Judge(results);

        var metrics = RunMetrics(results);

        Assert.Equal(metrics.GetProperty("AP50").GetDouble(), judge.AveragePrecision(), 1e-3);
        Assert.Equal(metrics.GetProperty("recall").GetDouble(), judge.Recall(0.5f), 1e-3);
        Assert.Equal(metrics.GetProperty("precision").GetDouble(), judge.Precision(0.5f), 1e-3);
    }

    private static string FolderOf(string model) => Path.Combine(Repository.Root, "models", model);

    private static void SkipUnlessShared(string path) =>
        Assert.SkipUnless(Repository.HasShared(path), Repository.SharedReason(path));

    private static OnnxDetector Open(string folder) =>
        OnnxDetector.Open(new DetectorOptions { ModelDirectory = folder, ScoreThreshold = Floor }, TimeProvider.System);

    private static ModelDirectory FloatModel(Core.Modelling.ModelManifest manifest) => ModelDirectory.Create(
        manifest with { File = "model.fp32.onnx" }, File.ReadAllBytes(Path.Combine(Folder, "model.fp32.onnx")));

    private static List<(LabelledPicture Picture, Found[] Found)> Detect(OnnxDetector detector, string data) =>
        [.. Photographs.Detect(detector, Path.Combine(Repository.Shared, data))];

    private static DetectionJudge Judge(List<(LabelledPicture Picture, Found[] Found)> results)
    {
        var judge = new DetectionJudge(0.5f);
        foreach (var (picture, found) in results)
        {
            judge.Add(found, picture.Boxes);
        }

        return judge;
    }

    private static JsonElement RunMetrics(List<(LabelledPicture Picture, Found[] Found)> results)
    {
        var list = new JsonArray([.. results.SelectMany(result => result.Found.Select(d => (JsonNode)new JsonObject
        {
            ["image_id"] = result.Picture.Id,
            ["bbox"] = new JsonArray(d.Box.X1, d.Box.Y1, d.Box.Width, d.Box.Height),
            ["score"] = d.Score,
        }))]);
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, list.ToJsonString());
            var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardOutput = true, RedirectStandardError = true };
            string[] arguments =
            [
                Path.Combine(Repository.Shared, "eval/detection_metrics.py"),
                "--annotations", Path.Combine(Repository.Shared, Tobacco, "annotations.json"),
                "--predictions", file,
                "--score", 0.5.ToString(CultureInfo.InvariantCulture),
                "--json",
            ];
            Array.ForEach(arguments, start.ArgumentList.Add);
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.SkipWhen(error.Contains("ModuleNotFoundError", StringComparison.Ordinal), "python3-numpy is absent");
            Assert.True(process.ExitCode == 0, error);
            return JsonDocument.Parse(output).RootElement;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
