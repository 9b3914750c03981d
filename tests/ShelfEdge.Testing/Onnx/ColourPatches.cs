using ShelfEdge.Core.Modelling;
using ShelfEdge.Testing.Modelling;

namespace ShelfEdge.Testing.Onnx;

/// <summary>
/// An embedding model whose answer is known without training: the mean colour of each of 2 x 4 patches of the crop, 24 values
/// from 0 to 1, row by row within each channel. So crops of the same colours are near each other.
/// </summary>
public static class ColourPatches
{
    private const int Side = 16, Columns = 2, Rows = 4;
    private static readonly int[] PackedToPlanes = [0, 3, 1, 2];

    public static ModelManifest Manifest => SampleManifest.Create(Columns * Side, Rows * Side) with
    {
        Name = "colour-patches",
        Task = ModelTask.Embedding,
        Output = new EmbeddingOutput("embedding", 3 * Columns * Rows),
        Classes = [],
        Thresholds = new ModelThresholds(Score: 0.95f, Overlap: 1),
        MaxDetections = 0,
    };

    /// <summary>A folder with the model; the caller removes it.</summary>
    public static ModelDirectory CreateDirectory() => ModelDirectory.Create(Manifest, Build().ToModel());

    public static OnnxGraph Build()
    {
        int[] patch = [Side, Side];
        return new OnnxGraph()
            .Input("image", OnnxGraph.Bytes, -1, Rows * Side, Columns * Side, 3)
            .Node("Cast", ["image"], "float", ("to", OnnxGraph.Floats))
            .Constant("scale", [1 / 255f], 1)
            .Node("Mul", ["float", "scale"], "scaled")
            .Node("Transpose", ["scaled"], "planes", ("perm", PackedToPlanes))
            .Node("AveragePool", ["planes"], "patches", ("kernel_shape", patch), ("strides", patch))
            .Node("Flatten", ["patches"], "embedding", ("axis", 1))
            .Output("embedding", OnnxGraph.Floats, -1, 3 * Columns * Rows);
    }
}
