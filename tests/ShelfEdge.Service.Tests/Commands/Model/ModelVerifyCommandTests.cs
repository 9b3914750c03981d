using ShelfEdge.Core.Modelling;
using ShelfEdge.Service.Commands;
using ShelfEdge.Service.Commands.Model;
using ShelfEdge.Testing.Modelling;
using ShelfEdge.Testing.Onnx;
using ShelfEdge.Vision.Detection;
using ShelfEdge.Vision.Verification;

namespace ShelfEdge.Service.Tests.Commands.Model;

/// <summary>Models whose answers are known, against the same model in use.</summary>
public sealed class ModelVerifyCommandTests : IDisposable
{
    private static readonly ModelManifest Manifest = SampleManifest.Create(strides: [16]);
    private static readonly byte[] Graph = BrightCells.Build(Manifest).ToModel();

    private readonly ModelDirectory _inUse = ModelDirectory.Create(Manifest, Graph);
    private readonly List<ModelDirectory> _made = [];

    // The same cells on a picture of 256 times as many pixels.
    private static ModelManifest SlowManifest => SampleManifest.Create(1024, 1024, strides: [256]);

    [Fact]
    public void Model_that_is_as_it_should_be_passes()
    {
        var run = Verify(Make(Manifest, Graph));

        Assert.True(run.ExitCode == ExitCode.Done, run.ToString());
        Assert.Equal(["manifest", "file", "licence", "graph", "golden set", "accuracy", "speed"], run.Names("ok"));
        Assert.Equal(["int8/fp32"], run.Names("skipped"));
        Assert.Equal("10 of 10 sure detections on 2 pictures are as expected, mean IoU 1.000", run.Detail("golden set"));
        Assert.Contains("F1 1.000 on the golden pictures, 1.000 for sample 0.1.0", run.Detail("accuracy"), StringComparison.Ordinal);
        Assert.Contains("it is the model in use", run.Detail("speed"), StringComparison.Ordinal);
        Assert.StartsWith("not checked: there is no model.fp32.onnx", run.Detail("int8/fp32"), StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_without_a_manifest_is_refused()
    {
        var run = Verify(Path.Combine(_inUse.Path, "nothing"));

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal(["manifest"], run.Names("failed"));
        Assert.Contains("manifest.json cannot be read", run.Detail("manifest"), StringComparison.Ordinal);
        Assert.Equal(["file", "licence", "graph"], run.Names("skipped"));
    }

    [Fact]
    public void File_with_another_hash_is_refused_and_not_run()
    {
        var model = Make(Manifest, Graph);
        File.WriteAllBytes(Path.Combine(model, Manifest.File), OnnxInitializers.Scale(Graph, OnnxGraph.Floats, axes: 1, 0.5f, out _));

        var run = Verify(model);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal(["file"], run.Names("failed"));
        Assert.Matches("model.onnx has the SHA-256 [0-9a-f]{64}, the manifest says", run.Detail("file"));
        Assert.Equal(["graph"], run.Names("skipped"));
    }

    [Fact]
    public void Licence_outside_the_list_is_refused_and_the_rest_is_still_checked()
    {
        var run = Verify(Make(Manifest with { Licence = "AGPL-3.0" }, Graph));

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal(["licence"], run.Names("failed"));
        Assert.StartsWith("AGPL-3.0 is not among the licences that are allowed: 0BSD, Apache-2.0", run.Detail("licence"), StringComparison.Ordinal);
        Assert.Contains("speed", run.Names("ok"));
    }

    [Fact]
    public void Shapes_that_are_not_those_of_the_manifest_are_refused()
    {
        var model = Make(Manifest, Graph, hasGoldenSet: false);
        File.WriteAllText(
            Path.Combine(model, "manifest.json"),
            File.ReadAllText(Path.Combine(model, "manifest.json")).Replace("[16]", "[8]", StringComparison.Ordinal));

        var run = Verify(model);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal(["graph"], run.Names("failed"));
        Assert.Contains("output 'scores' has the shape [1, 16, 1], the manifest asks for [1, 64, 1]", run.Detail("graph"), StringComparison.Ordinal);
    }

    [Fact]
    public void Boxes_that_moved_are_refused()
    {
        var model = Make(Manifest, Graph);
        var moved = OnnxInitializers.Scale(Graph, OnnxGraph.Floats, axes: 3, 0.9f, out var changed);
        Assert.Equal(1, changed);
        Replace(model, Manifest, moved);

        // So small a graph is over before its time says anything.
        var run = Verify(model, "--max-slowdown", "100");

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal(["golden set"], run.Names("failed"));
        Assert.StartsWith(
            "does not answer as expected: 0 of 10 sure detections on 2 pictures are as expected", run.Detail("golden set"), StringComparison.Ordinal);
        Assert.Contains("differs on 0.png, 1.png; expected.json was made with another file", run.Detail("golden set"), StringComparison.Ordinal);
    }

    [Fact]
    public void Model_without_a_golden_set_is_refused()
    {
        var run = Verify(Make(Manifest, Graph, hasGoldenSet: false));

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal(["golden set"], run.Names("failed"));
        Assert.StartsWith("there is no golden set: the folder", run.Detail("golden set"), StringComparison.Ordinal);
        Assert.Equal(["accuracy", "int8/fp32", "speed"], run.Names("skipped"));
    }

    [Theory]
    [InlineData(GoldenSet.AnswersName)]
    [InlineData(LabelledPicture.FileName)]
    [InlineData("1.png")]
    public void Broken_golden_file_is_named(string name)
    {
        var model = Make(Manifest, Graph);
        var file = Path.Combine(model, GoldenSet.FolderName, name);
        File.WriteAllText(file, "{ broken");

        var run = Verify(model);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal(["golden set"], run.Names("failed"));
        Assert.Contains(file, run.Detail("golden set"), StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_at_another_threshold_are_refused()
    {
        var model = Make(Manifest, Graph);
        Replace(model, Manifest with { Thresholds = new ModelThresholds(0.6f, 0.5f) }, Graph);

        Assert.Equal(
            "expected.json was made at the score 0.4, the manifest says 0.6: it must be made again", Verify(model).Detail("golden set"));
    }

    [Fact]
    public void Golden_set_on_which_nothing_is_sure_proves_nothing()
    {
        var model = Make(Manifest, Graph, hasGoldenSet: false);
        var folder = BrightGoldenSet.Draw(model, isLit: false);
        File.WriteAllText(
            Path.Combine(folder, GoldenSet.AnswersName),
            $$"""{"schema":1,"model_sha256":"{{new string('a', 64)}}","score":0.4,"images":[{"file_name":"0.png","detections":[]},{"file_name":"1.png","detections":[]}]}""");

        var run = Verify(model);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.StartsWith("proves nothing", run.Detail("golden set"), StringComparison.Ordinal);
    }

    [Fact]
    public void Model_that_finds_less_than_the_one_in_use_is_refused()
    {
        var run = Verify(Make(Manifest with { MaxDetections = 1 }, Graph));

        // One of three and one of two found: 2 hits, 2 detections, 5 products.
        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal(["accuracy"], run.Names("failed"));
        Assert.StartsWith(
            "worse than the model in use: F1 0.571 on the golden pictures, 1.000 for sample 0.1.0 in use", run.Detail("accuracy"), StringComparison.Ordinal);
    }

    [Fact]
    public void Slower_model_is_refused_unless_it_may_be_slower()
    {
        var slow = Make(SlowManifest, BrightCells.Build(SlowManifest).ToModel());

        var run = Verify(slow);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal(["speed"], run.Names("failed"));
        Assert.Matches(@"^too slow: .* ms for sample 0.1.0 in use: ratio \d+\.\d\d over 30 rounds in turns, at most 1.2 is allowed$", run.Detail("speed"));

        // The other way round it is faster.
        Assert.Equal(ExitCode.Done, new VerifyRun(Make(Manifest, Graph), "--against", slow).ExitCode);
    }

    [Fact]
    public void Quantized_graph_is_compared_with_the_float_graph_beside_it()
    {
        var model = Make(Manifest, Graph);
        File.WriteAllBytes(Path.Combine(model, ModelFolder.FloatGraph), Graph);
        Assert.Equal(
            "of 10 detections 1.000 are in both (at least 0.95), mean IoU 1.000 (at least 0.9)", Verify(model).Detail("int8/fp32"));

        File.WriteAllBytes(
            Path.Combine(model, ModelFolder.FloatGraph), OnnxInitializers.Scale(Graph, OnnxGraph.Floats, axes: 3, 0.5f, out _));
        var run = Verify(model);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal(["int8/fp32"], run.Names("failed"));
        Assert.StartsWith("the two graphs differ: of 10 detections 0.000 are in both", run.Detail("int8/fp32"), StringComparison.Ordinal);

        File.WriteAllText(Path.Combine(model, ModelFolder.FloatGraph), "no graph");
        Assert.Contains("model.fp32.onnx does not run", Verify(model).Detail("int8/fp32"), StringComparison.Ordinal);
    }

    [Fact]
    public void Model_in_use_that_cannot_be_loaded_is_no_reason_to_pass()
    {
        var run = new VerifyRun(Make(Manifest, Graph), "--against", "no-such-folder");

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal(["accuracy", "speed"], run.Names("failed"));
        Assert.StartsWith("the model in use cannot be loaded, name another with --against:", run.Detail("speed"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("verify a b")]
    [InlineData("verify a --max-slowdown 0.9")]
    [InlineData("verify a --max-slowdown 101")]
    [InlineData("verify a --max-slowdown fast")]
    public void Wrong_command_line_is_refused(string arguments) =>
        Assert.NotEmpty(ModelCommand.Create().Parse(arguments.Split(' ')).Errors);

    public void Dispose()
    {
        _inUse.Dispose();
        _made.ForEach(model => model.Dispose());
    }

    private VerifyRun Verify(string model, params string[] options) => new(model, ["--against", _inUse.Path, .. options]);

    private string Make(ModelManifest manifest, byte[] graph, bool hasGoldenSet = true)
    {
        var model = ModelDirectory.Create(manifest, graph);
        _made.Add(model);
        if (hasGoldenSet)
        {
            BrightGoldenSet.Add(model.Path);
        }

        return model.Path;
    }

    // Another model in the folder, with the golden set of the one before.
    private static void Replace(string model, ModelManifest manifest, byte[] graph)
    {
        using var other = ModelDirectory.Create(manifest, graph);
        foreach (var file in Directory.EnumerateFiles(other.Path))
        {
            File.Copy(file, Path.Combine(model, Path.GetFileName(file)), overwrite: true);
        }
    }
}
