using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Testing.Onnx;

/// <summary>
/// A detector whose answer is known without training: the score of class k at an anchor is the mean of input channel k
/// over the anchor's cell (0 to 1), and the box of an anchor is exactly its cell. So a lit cell is found where it was lit.
/// </summary>
public static class BrightCells
{
    private static readonly int[] PackedToPlanes = [0, 3, 1, 2];
    private static readonly int[] AsTheyAre = [0, 1, 2, 3];
    private static readonly int[] ChannelsLast = [0, 2, 1];

    /// <summary>The model for a manifest with one to three classes and output kind <c>shelfedge</c>.</summary>
    public static OnnxGraph Build(ModelManifest manifest)
    {
        var input = manifest.Input;
        var output = (ShelfEdgeOutput)manifest.Output;
        var classes = manifest.Classes.Length;
        var isBytes = input.Element == TensorElement.Bytes;
        var isPacked = input.Layout == TensorLayout.Nhwc;
        var graph = new OnnxGraph().Input(input.Name, isBytes ? OnnxGraph.Bytes : OnnxGraph.Floats, [.. input.Tensor.Shape]);

        // A float input comes scaled; bytes are scaled by the graph, as in a shipped model.
        graph.Node("Cast", [input.Name], "float", ("to", OnnxGraph.Floats))
            .Constant("scale", [isBytes ? 1 / 255f : 1], 1)
            .Node("Mul", ["float", "scale"], "scaled")
            .Node("Transpose", ["scaled"], "planes", ("perm", isPacked ? PackedToPlanes : AsTheyAre))
            .Constant("first", 0)
            .Constant("end", classes)
            .Constant("axis", 1)
            .Node("Slice", ["planes", "first", "end", "axis"], "channels")
            .Constant("flat", 1, classes, -1);

        foreach (var stride in output.Strides)
        {
            int[] cell = [stride, stride];
            graph.Node("AveragePool", ["channels"], $"cells{stride}", ("kernel_shape", cell), ("strides", cell))
                .Node("Reshape", [$"cells{stride}", "flat"], $"rows{stride}")
                .Node("Transpose", [$"rows{stride}"], $"scores{stride}", ("perm", ChannelsLast));
        }

        var anchors = input.CountCells(output.Strides);
        var distances = output.Strides
            .SelectMany(stride => Enumerable.Repeat(stride / 2f, input.WidthPixels / stride * (input.HeightPixels / stride) * 4));
        return graph.Node("Concat", [.. output.Strides.Select(stride => $"scores{stride}")], output.Scores, ("axis", 1))
            .Constant("halves", [.. distances], 1, anchors, 4)
            .Node("Identity", ["halves"], output.Distances)
            .Output(output.Scores, OnnxGraph.Floats, 1, anchors, classes)
            .Output(output.Distances, OnnxGraph.Floats, 1, anchors, 4);
    }
}
