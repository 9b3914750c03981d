using ShelfEdge.Core.Modelling;
using ShelfEdge.Testing.Modelling;
using ShelfEdge.Testing.Onnx;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Vision.Tests.Detection;

public sealed class ModelSessionTests
{
    // 64x64 with strides 8 and 16: 80 anchors.
    private static readonly ModelManifest Manifest = SampleManifest.Create();

    [Fact]
    public void Model_that_matches_its_manifest_is_loaded_and_has_run()
    {
        using var session = Load(BrightCells.Build(Manifest));

        Assert.Equal([80, 320], session.Outputs.Select(output => output.Length));
        Assert.Equal(4f, session.Outputs[1][0]); // half a cell of stride 8: the run has filled it
        Assert.Equal(8f, session.Outputs[1][^1]);
    }

    [Fact]
    public void Open_axes_match_any_length()
    {
        using var session = Load(Graph(
            inputShape: [-1, -1, -1, 3], scoresShape: [-1, -1, 1], distancesShape: [1, -1, 4], actualAnchors: 80));

        Assert.Equal(80, session.Outputs[0].Length);
    }

    [Fact]
    public void Every_difference_from_the_manifest_is_named()
    {
        var graph = Graph(inputShape: [1, 64, 32, 3], scoresShape: [1, 84, 1], distancesShape: [1, 84, 4], actualAnchors: 84);

        var refusal = Assert.Throws<ModelException>(() => Load(graph));

        Assert.Equal(
            [
                "model.onnx: input 'image' has the shape [1, 64, 32, 3], the manifest asks for [1, 64, 64, 3]",
                "model.onnx: output 'scores' has the shape [1, 84, 1], the manifest asks for [1, 80, 1]",
                "model.onnx: output 'distances' has the shape [1, 84, 4], the manifest asks for [1, 80, 4]",
            ],
            refusal.Errors);
    }

    [Fact]
    public void Number_of_axes_is_compared()
    {
        var refusal = Assert.Throws<ModelException>(() => Load(Graph(
            inputShape: [1, 64, 64, 3], scoresShape: [80, 1], distancesShape: [1, 80, 4], actualAnchors: 80)));

        Assert.Equal(
            ["model.onnx: output 'scores' has the shape [80, 1], the manifest asks for [1, 80, 1]"], refusal.Errors);
    }

    [Fact]
    public void Element_type_is_compared()
    {
        var refusal = Assert.Throws<ModelException>(() => Load(Graph(
            inputShape: [1, 64, 64, 3],
            scoresShape: [1, 80, 1],
            distancesShape: [1, 80, 4],
            actualAnchors: 80,
            inputType: OnnxGraph.Floats)));

        Assert.Equal(["model.onnx: input 'image' is Float, the manifest asks for UInt8"], refusal.Errors);
    }

    [Fact]
    public void Names_are_compared()
    {
        var renamed = Manifest with
        {
            Input = Manifest.Input with { Name = "picture" },
            Output = new ShelfEdgeOutput("probabilities", "distances", [8, 16]),
        };

        var refusal = Assert.Throws<ModelException>(() => Load(BrightCells.Build(Manifest), renamed));

        Assert.Equal(
            [
                "model.onnx: has no input 'picture'; there are image",
                "model.onnx: input 'image' is not in the manifest, and only one input can be fed",
                "model.onnx: has no output 'probabilities'; there are scores, distances",
            ],
            refusal.Errors);
    }

    [Fact]
    public void Second_input_is_refused()
    {
        var graph = BrightCells.Build(Manifest).Input("extra", OnnxGraph.Floats, 1);

        var refusal = Assert.Throws<ModelException>(() => Load(graph));

        Assert.Equal(
            ["model.onnx: input 'extra' is not in the manifest, and only one input can be fed"], refusal.Errors);
    }

    [Fact]
    public void Open_axis_that_comes_out_at_another_length_is_refused_at_load()
    {
        // How many scores there are follows from the pixels: as many as are not zero, which is none.
        var graph = new OnnxGraph()
            .Input("image", OnnxGraph.Bytes, 1, 64, 64, 3)
            .Node("NonZero", ["image"], "places")
            .Constant("axes", 1, -1, 1)
            .Node("Cast", ["places"], "floats", ("to", OnnxGraph.Floats))
            .Node("Reshape", ["floats", "axes"], "scores")
            .Constant("d", new float[320], 1, 80, 4)
            .Node("Identity", ["d"], "distances")
            .Output("scores", OnnxGraph.Floats, 1, -1, 1)
            .Output("distances", OnnxGraph.Floats, 1, 80, 4);

        var refusal = Assert.Throws<ModelException>(() => Load(graph));

        Assert.StartsWith("model.onnx does not run: ", Assert.Single(refusal.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void File_that_is_no_model_is_refused()
    {
        using var directory = ModelDirectory.Create(Manifest, "no model"u8.ToArray());

        var refusal = Assert.Throws<ModelException>(() => ModelSession.Load(ModelFolder.Open(directory.Path), MakeInput, threads: 1));

        Assert.StartsWith("model.onnx does not run: ", Assert.Single(refusal.Errors), StringComparison.Ordinal);
    }

    private static ModelSession Load(OnnxGraph graph, ModelManifest? manifest = null)
    {
        using var directory = ModelDirectory.Create(manifest ?? Manifest, graph.ToModel());
        return ModelSession.Load(ModelFolder.Open(directory.Path), MakeInput, threads: 1);
    }

    private static byte[] MakeInput(ModelInput input) => GC.AllocateArray<byte>(input.Length, pinned: true);

    // Gives constants, whatever comes in. The input is used (its size times zero), so that it is not optimized away, and the
    // sum keeps the constants from being known before the first run.
    private static OnnxGraph Graph(
        long[] inputShape, long[] scoresShape, long[] distancesShape, int actualAnchors, int inputType = OnnxGraph.Bytes)
    {
        var shape = scoresShape.Length == 3 ? new long[] { 1, actualAnchors, 1 } : [actualAnchors, 1];
        return new OnnxGraph()
            .Input("image", inputType, inputShape)
            .Node("Size", ["image"], "size")
            .Node("Cast", ["size"], "sizeFloat", ("to", OnnxGraph.Floats))
            .Constant("zero", [0f], 1)
            .Node("Mul", ["sizeFloat", "zero"], "nothing")
            .Constant("s", new float[actualAnchors], shape)
            .Constant("d", new float[actualAnchors * 4], 1, actualAnchors, 4)
            .Node("Add", ["s", "nothing"], "scores")
            .Node("Add", ["d", "nothing"], "distances")
            .Output("scores", OnnxGraph.Floats, scoresShape)
            .Output("distances", OnnxGraph.Floats, distancesShape);
    }
}
