using System.Text.Json;
using ShelfEdge.Lab.Failures;
using ShelfEdge.Lab.Tests.Purchases;
using ShelfEdge.Testing;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Lab.Tests.Recognition;

/// <summary>The shipped recognizer on rendered products.</summary>
public sealed class EvaluateRecognizerCommandTests : IDisposable
{
    private static readonly string Recognizer = Path.Combine(Repository.Root, ModelFolder.ShippedRecognizer);

    private readonly LabRun _run = new();

    [Fact]
    public async Task Shipped_recognizer_is_judged_as_int8_and_as_fp32_and_its_failures_are_drawn()
    {
        await Render();
        string failures = _run.PathOf("failures");
        Assert.Equal(0, _run.Run(
            "evaluate", "recognizer", "--data", _run.PathOf("products"), "--model", Recognizer, "--json", "--out", _run.PathOf("report.json"),
            "--failures", failures, "--worst", "3"));

        Assert.Empty(_run.Output);
        JsonElement[] rows = [.. JsonDocument.Parse(File.ReadAllText(_run.PathOf("report.json"))).RootElement.GetProperty("sets").EnumerateArray()];
        Assert.Equal(["model.int8.onnx", "model.fp32.onnx"], rows.Select(row => row.GetProperty("graph").GetString()));
        Assert.All(rows, row =>
        {
            Assert.Equal(24, row.GetProperty("skus").GetInt32());
            JsonElement all = row.GetProperty("closed")[1];
            Assert.Equal(JsonValueKind.Null, all.GetProperty("references").ValueKind);
            JsonElement top1 = all.GetProperty("top1");

            // Chance is 1 in 24.
            Assert.InRange(top1.GetProperty("mean").GetDouble(), 0.2, 1);
            Assert.InRange(top1.GetProperty("mean").GetDouble(), top1.GetProperty("low").GetDouble(), top1.GetProperty("high").GetDouble());
            Assert.InRange(row.GetProperty("openSet").GetProperty("auroc").GetProperty("mean").GetDouble(), 0.5, 1);
        });

        FailureIndex index = JsonSerializer.Deserialize(
            File.ReadAllText(Path.Combine(failures, FailureFolder.IndexName)), FailureJsonContext.Default.FailureIndex)!;
        Assert.Equal("model.int8.onnx", index.Graph);
        Assert.InRange(index.Pictures.Count, 1, 3);
        Assert.All(index.Pictures, picture =>
        {
            Assert.InRange(new FileInfo(Path.Combine(failures, picture.File)).Length, 1, FailureFolder.MaxPictureBytes);
            Assert.Contains("taken for", picture.Caption, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Report_as_text_has_both_tables()
    {
        await Render();
        Assert.Equal(0, _run.Run("evaluate", "recognizer", "--data", _run.PathOf("products"), "--model", Recognizer));

        Assert.Contains("| products | 24 | 2 | model.int8.onnx | 5 |", _run.Output, StringComparison.Ordinal);
        Assert.Contains("| AUROC |", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detector_is_no_recognizer()
    {
        await Render();
        Assert.Equal(1, _run.Run(
            "evaluate", "recognizer", "--data", _run.PathOf("products"), "--model", Path.Combine(Repository.Root, ModelFolder.ShippedModel)));

        Assert.Contains("must be \"embedding\" for a recognizer", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Number_of_failures_without_a_folder_for_them_is_refused()
    {
        Assert.NotEqual(0, _run.Run("evaluate", "recognizer", "--data", "products", "--model", Recognizer, "--worst", "3"));

        Assert.Contains("--worst says how many pictures --failures draws", _run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _run.Dispose();

    private async Task Render()
    {
        using var output = new StringWriter();
        string[] arguments = ["render-products", "--out", _run.PathOf("products"), "--skus", "24", "--views", "6", "--catalogue-seed", "77"];
        Assert.Equal(0, await LabCommands.RunAsync(arguments, output, output));
    }
}
