using System.Collections.Immutable;

namespace ShelfEdge.Core.Modelling;

/// <summary>
/// Output kind <c>yolov8</c>, as Ultralytics exports YOLOv8, v9 and 11 detectors without suppression in the graph.
/// </summary>
/// <param name="Name">
/// Name of the tensor [1, 4 + classes, N]: rows of x and y of the centre, width and height in pixels of the model input,
/// then one row of scores per class.
/// </param>
/// <param name="Strides">Cell sizes in pixels, from which N follows; empty while they are left to the ONNX file.</param>
public sealed record YoloV8Output(string Name, ImmutableArray<int> Strides) : ModelOutput
{
    /// <inheritdoc/>
    public override ImmutableArray<ModelTensor> Tensors(ModelInput input, int classCount) =>
        [new ModelTensor(Name, TensorElement.Floats, [1, 4 + classCount, input.CountCells(Strides)])];
}
