using System.Collections.Immutable;

namespace ShelfEdge.Core.Modelling;

/// <summary>
/// Output kind <c>yolo-end2end</c>, as Ultralytics exports YOLOv10 and YOLO26 detectors, and others with suppression in
/// the graph.
/// </summary>
/// <param name="Name">
/// Name of the tensor [1, rows, 6]: left, top, right and lower edge in pixels of the model input, score, class index. Rows
/// that are not used have the score 0.
/// </param>
/// <param name="Rows">1 to 2000; 0 while it is left to the graph.</param>
public sealed record YoloEnd2EndOutput(string Name, int Rows) : ModelOutput
{
    /// <summary>Values in a row.</summary>
    internal const int Width = 6;

    /// <inheritdoc/>
    public override ImmutableArray<ModelTensor> Tensors(ModelInput input, int classCount) =>
        [new ModelTensor(Name, TensorElement.Floats, [1, Rows, Width])];
}
