using System.Collections.Immutable;

namespace ShelfEdge.Core.Modelling;

/// <summary>
/// Output kind <c>yolox</c>, as the YOLOX export gives it without decoding in the graph. Anchors lie as in
/// <see cref="ShelfEdgeOutput"/>.
/// </summary>
/// <param name="Name">
/// Name of the tensor [1, N, 5 + classes]: x and y of the centre in cells from the corner of the anchor's cell, natural
/// logarithms of width and height in cells, objectness, class scores. The score of a class is the product of the last two.
/// </param>
/// <param name="Strides">Cell sizes in pixels; each divides the width and the height of the input.</param>
public sealed record YoloxOutput(string Name, ImmutableArray<int> Strides) : ModelOutput
{
    /// <inheritdoc/>
    public override ImmutableArray<ModelTensor> Tensors(ModelInput input, int classCount) =>
        [new ModelTensor(Name, TensorElement.Floats, [1, input.CountCells(Strides), 5 + classCount])];
}
