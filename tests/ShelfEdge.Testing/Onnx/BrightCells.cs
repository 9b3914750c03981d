using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Testing.Onnx;

/// <summary>
/// A detector whose answer is known without training: the score of class k at an anchor is the mean of input channel k
/// over the anchor's cell (0 to 1), and the box of an anchor is exactly its cell. So a lit cell is found where it was lit.
/// It comes in every output kind. Where the output has gaps, a cell is one as far as channel 2 is lit.
/// </summary>
public static class BrightCells
{
    private static readonly int[] PackedToPlanes = [0, 3, 1, 2];
    private static readonly int[] AsTheyAre = [0, 1, 2, 3];
    private static readonly int[] SwapLastTwo = [0, 2, 1];
    private static readonly int[] UltralyticsStrides = [8, 16, 32];

    /// <summary>The model for a manifest with one to three classes.</summary>
    /// <param name="manifest">Complete. An end-to-end output needs a row for each cell of strides 8, 16 and 32.</param>
    /// <param name="isOpen">Whether the graph declares the axes of its pictures and outputs open.</param>
    public static OnnxGraph Build(ModelManifest manifest, bool isOpen = false)
    {
        var strides = StridesOf(manifest.Output);
        var graph = new OnnxGraph();
        var tensors = manifest.Output.Tensors(manifest.Input, manifest.Classes.Length);
        graph.Input(
            manifest.Input.Name,
            manifest.Input.Element == TensorElement.Bytes ? OnnxGraph.Bytes : OnnxGraph.Floats,
            [.. manifest.Input.Tensor.Shape.Select(axis => isOpen && axis > 3 ? -1 : axis)]);
        AddPlanes(graph, manifest);
        AddScores(graph, "scores", first: 0, manifest.Classes.Length, strides);
        var cells = strides.SelectMany(stride => Cells(manifest.Input, stride)).ToArray();
        switch (manifest.Output)
        {
            case ShelfEdgeOutput output:
                graph.Node("Identity", ["scores by cell"], output.Scores)
                    .Constant("halves", [.. cells.SelectMany(c => Enumerable.Repeat(c.Side / 2, 4))], 1, cells.Length, 4)
                    .Node("Identity", ["halves"], output.Distances);
                if (output.Gaps is not null)
                {
                    AddScores(graph, "gap", first: 2, end: 3, strides);
                    graph.Node("Identity", ["gap by cell"], output.Gaps);
                }

                break;
            case YoloxOutput output:
                // Half a cell from its corner, as large as one (logarithm 0), certainly something.
                graph.Constant("boxes", [.. cells.SelectMany(_ => new[] { 0.5f, 0.5f, 0, 0, 1 })], 1, cells.Length, 5)
                    .Node("Concat", ["boxes", "scores by cell"], output.Name, ("axis", 2));
                break;
            case YoloV8Output output:
                graph.Constant("boxes", [.. cells.SelectMany(c => new[] { c.X, c.Y, c.Side, c.Side })], 1, cells.Length, 4)
                    .Node("Concat", ["boxes", "scores by cell"], "rows", ("axis", 2))
                    .Node("Transpose", ["rows"], output.Name, ("perm", SwapLastTwo));
                break;
            case YoloEnd2EndOutput output:
                graph.Constant("boxes", [.. cells.SelectMany(Corners)], 1, cells.Length, 4)
                    .Node("ReduceMax", ["scores by cell"], "best", ("axes", (int[])[2]), ("keepdims", 1))
                    .Node("ArgMax", ["scores by cell"], "class", ("axis", 2), ("keepdims", 1))
                    .Node("Cast", ["class"], "class as float", ("to", OnnxGraph.Floats))
                    .Node("Concat", ["boxes", "best", "class as float"], output.Name, ("axis", 2));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(manifest));
        }

        foreach (var tensor in tensors)
        {
            graph.Output(tensor.Name, OnnxGraph.Floats, [.. tensor.Shape.Select(axis => isOpen && axis > 6 ? -1 : axis)]);
        }

        return graph;
    }

    /// <summary>Cells of the grids with strides 8, 16 and 32 over an input.</summary>
    public static int CountCells(ModelInput input) => input.CountCells([.. UltralyticsStrides]);

    private static IReadOnlyList<int> StridesOf(ModelOutput output) => output switch
    {
        ShelfEdgeOutput o => o.Strides,
        YoloxOutput o => o.Strides,
        YoloV8Output o => o.Strides,
        _ => UltralyticsStrides,
    };

    private static IEnumerable<(float X, float Y, float Side)> Cells(ModelInput input, int stride) =>
        from row in Enumerable.Range(0, input.HeightPixels / stride)
        from column in Enumerable.Range(0, input.WidthPixels / stride)
        select ((column + 0.5f) * stride, (row + 0.5f) * stride, (float)stride);

    private static float[] Corners((float X, float Y, float Side) cell) =>
        [cell.X - (cell.Side / 2), cell.Y - (cell.Side / 2), cell.X + (cell.Side / 2), cell.Y + (cell.Side / 2)];

    // A float input comes scaled; bytes are scaled by the graph, as in a shipped model.
    private static void AddPlanes(OnnxGraph graph, ModelManifest manifest)
    {
        var input = manifest.Input;
        graph.Node("Cast", [input.Name], "float", ("to", OnnxGraph.Floats))
            .Constant("scale", [input.Element == TensorElement.Bytes ? 1 / 255f : 1], 1)
            .Node("Mul", ["float", "scale"], "scaled")
            .Node("Transpose", ["scaled"], "planes", ("perm", input.Layout == TensorLayout.Nhwc ? PackedToPlanes : AsTheyAre));
    }

    // "NAME by cell": the mean of each of some channels over each cell.
    private static void AddScores(OnnxGraph graph, string name, int first, int end, IReadOnlyList<int> strides)
    {
        graph.Constant($"{name} first", first)
            .Constant($"{name} end", end)
            .Constant($"{name} axis", 1)
            .Node("Slice", ["planes", $"{name} first", $"{name} end", $"{name} axis"], $"{name} channels")
            .Constant($"{name} flat", 1, end - first, -1);
        foreach (var stride in strides)
        {
            int[] cell = [stride, stride];
            graph.Node("AveragePool", [$"{name} channels"], $"{name} cells{stride}", ("kernel_shape", cell), ("strides", cell))
                .Node("Reshape", [$"{name} cells{stride}", $"{name} flat"], $"{name} rows{stride}")
                .Node("Transpose", [$"{name} rows{stride}"], $"{name} {stride}", ("perm", SwapLastTwo));
        }

        graph.Node("Concat", [.. strides.Select(stride => $"{name} {stride}")], $"{name} by cell", ("axis", 1));
    }
}
