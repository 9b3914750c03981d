using System.Collections.Immutable;
using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Testing.Modelling;

/// <summary>Valid manifests for tests; change one with <c>with</c>.</summary>
public static class SampleManifest
{
    public static ModelManifest Create(
        int width = 64,
        int height = 64,
        TensorLayout layout = TensorLayout.Nhwc,
        TensorElement element = TensorElement.Bytes,
        ColourOrder colour = ColourOrder.Bgr,
        ImmutableArray<string>? classes = null,
        ImmutableArray<int>? strides = null) => new()
    {
        Name = "sample",
        Version = "0.1.0",
        File = "model.onnx",
        Sha256 = new string('0', 64),
        Licence = "Apache-2.0",
        Input = new ModelInput("image", width, height, layout, element, colour, 1 / 255f, Pad: 114),
        Output = new ShelfEdgeOutput("scores", "distances", strides ?? [8, 16]),
        Classes = classes ?? ["product"],
        Thresholds = new ModelThresholds(Score: 0.4f, Overlap: 0.5f),
        MaxDetections = 100,
    };
}
