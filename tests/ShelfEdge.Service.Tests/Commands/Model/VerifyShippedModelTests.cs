using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShelfEdge.Service.Commands;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Testing;
using ShelfEdge.Testing.Capture;
using ShelfEdge.Testing.Modelling;
using ShelfEdge.Testing.Onnx;
using ShelfEdge.Vision.Detection;
using ShelfEdge.Vision.Verification;

namespace ShelfEdge.Service.Tests.Commands.Model;

/// <summary>The models that are shipped, whatever their weights, and what becomes of one that was changed.</summary>
public sealed class VerifyShippedModelTests : IDisposable
{
    private static readonly string Detector = Path.Combine(Repository.Root, ModelFolder.ShippedModel);
    private static readonly string Recognizer = Path.Combine(Repository.Root, ModelFolder.ShippedRecognizer);

    private readonly TestFolder _folder = new();

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Shipped_detector_passes_where_it_lies_beside_the_program()
    {
        var beside = Path.Combine(AppContext.BaseDirectory, ModelFolder.ShippedModel);

        var result = await ServiceProcess.RunAsync(
            ["model", "verify", beside, "--json"], detector: null, _folder.Path, TestContext.Current.CancellationToken);

        Assert.True(result.ExitCode == ExitCode.Done, result.All);
        using var report = JsonDocument.Parse(result.Output);
        Assert.True(report.RootElement.GetProperty("passed").GetBoolean());
        Assert.Equal(
            ["manifest ok", "file ok", "licence ok", "graph ok", "golden set ok", "accuracy ok", "int8/fp32 skipped", "speed ok"],
            report.RootElement.GetProperty("checks").EnumerateArray()
                .Select(check => $"{check.GetProperty("name").GetString()} {check.GetProperty("outcome").GetString()}"));
    }

    [Fact]
    public void Shipped_detector_says_the_same_as_its_float_graph()
    {
        var run = new VerifyRun(Detector, "--against", Detector);

        Assert.True(run.ExitCode == ExitCode.Done, run.ToString());
        Assert.Contains("int8/fp32", run.Names("ok"));
    }

    [Fact]
    public void Shipped_recognizer_passes()
    {
        var run = new VerifyRun(Recognizer, "--against", Recognizer);

        Assert.True(run.ExitCode == ExitCode.Done, run.ToString());
        Assert.Equal(["manifest", "file", "licence", "graph", "vectors", "int8/fp32", "speed"], run.Names("ok"));
    }

    [Fact]
    public void Shipped_detector_with_altered_weights_is_refused()
    {
        Copy(Detector, _folder.Path);
        Copy(Path.Combine(Detector, GoldenSet.FolderName), Path.Combine(_folder.Path, GoldenSet.FolderName));
        Alter(_folder.Path);

        var run = new VerifyRun(_folder.Path, "--against", Detector);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains("golden set", run.Names("failed"));
        Assert.StartsWith("does not answer as expected", run.Detail("golden set"), StringComparison.Ordinal);
    }

    [Fact]
    public void Recognizer_that_gives_no_direction_is_refused()
    {
        using var model = ColourPatches.CreateDirectory();
        BrightGoldenSet.Draw(model.Path, isLit: false);

        var run = new VerifyRun(model.Path, "--against", model.Path);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal(["vectors"], run.Names("failed"));
        Assert.StartsWith("5 of 5 crops have no vector of length 1", run.Detail("vectors"), StringComparison.Ordinal);
    }

    [Fact]
    public void Recognizer_whose_graphs_differ_is_refused()
    {
        using var model = ColourPatches.CreateDirectory();
        BrightGoldenSet.Draw(model.Path);
        var other = new OnnxGraph()
            .Input("image", OnnxGraph.Bytes, -1, 64, 32, 3)
            .Node("Cast", ["image"], "float", ("to", OnnxGraph.Floats))
            .Node("ReduceMax", ["float"], "columns", ("axes", (int[])[1, 3]), ("keepdims", 0))
            .Constant("first", 0)
            .Constant("end", 24)
            .Constant("axis", 1)
            .Node("Slice", ["columns", "first", "end", "axis"], "some")
            .Constant("mask", [.. Enumerable.Range(0, 24).Select(i => i == 0 ? 1f : 0f)], 24)
            .Node("Mul", ["some", "mask"], "embedding")
            .Output("embedding", OnnxGraph.Floats, -1, 24);
        model.Write(ModelFolder.FloatGraph, other.ToModel());

        var run = new VerifyRun(model.Path, "--against", model.Path);

        // White crops: 24 equal values and one alone have the cosine 1 / sqrt 24.
        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal(["int8/fp32"], run.Names("failed"));
        Assert.StartsWith("the two graphs differ: mean cosine 0.204 over 5 crops", run.Detail("int8/fp32"), StringComparison.Ordinal);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Settings_name_the_model_in_use_and_wrong_ones_are_exit_code_78()
    {
        using var store = new TestStore();
        store.Settings["detector"] = new JsonObject { ["modelDirectory"] = "in-use" };
        var settings = store.Save().FullName;

        var run = new VerifyRun(Detector, "--config", settings);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains(Path.Combine(store.Folder, "in-use"), run.Detail("speed"), StringComparison.Ordinal);

        store.Settings["boxx"] = "b";
        var wrong = await ServiceProcess.RunAsync(
            ["model", "verify", Detector, "--config", store.Save().FullName], detector: null, folder: null, TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.BadConfiguration, wrong.ExitCode);
        Assert.Contains("boxx", wrong.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Verb_without_a_folder_is_exit_code_2()
    {
        var result = await ServiceProcess.RunAsync(["model", "verify"], detector: null, folder: null, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Usage, result.ExitCode);
    }

    [Fact]
    public void Golden_set_is_small_enough_to_ship() => Assert.InRange(
        Directory.EnumerateFiles(Path.Combine(Detector, GoldenSet.FolderName)).Sum(file => new FileInfo(file).Length), 1, 700_000);

    public void Dispose() => _folder.Dispose();

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    // Half of every bias, with a manifest that says so.
    private static void Alter(string model)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(model, "manifest.json")))!;
        var file = Path.Combine(model, (string)manifest["file"]!);
        var altered = OnnxInitializers.Scale(File.ReadAllBytes(file), OnnxInitializers.Integers, axes: 1, 0.5f, out var changed);
        Assert.NotEqual(0, changed);
        File.WriteAllBytes(file, altered);
        manifest["sha256"] = Convert.ToHexStringLower(SHA256.HashData(altered));
        File.WriteAllText(Path.Combine(model, "manifest.json"), manifest.ToJsonString());
    }
}
