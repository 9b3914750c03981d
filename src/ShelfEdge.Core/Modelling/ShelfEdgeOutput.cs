using System.Collections.Immutable;

namespace ShelfEdge.Core.Modelling;

/// <summary>
/// Output kind <c>shelfedge</c>. N anchors are the cells of one grid per stride, in the order of
/// <paramref name="Strides"/>, each grid row by row; the centre of a cell is <c>((x + 0.5) * stride, (y + 0.5) * stride)</c>.
/// </summary>
/// <param name="Scores">Name of the tensor [1, N, classes] of probabilities, 0 to 1.</param>
/// <param name="Distances">
/// Name of the tensor [1, N, 4]: from the anchor centre to the left, top, right and lower edge, in pixels of the model
/// input.
/// </param>
/// <param name="Strides">Cell sizes in pixels; each divides the width and the height of the input.</param>
/// <param name="Gaps">
/// Name of the tensor [1, N, 1] of probabilities that the box of an anchor is an empty stretch of shelf;
/// <see langword="null"/>: the model knows no gaps.
/// </param>
public sealed record ShelfEdgeOutput(string Scores, string Distances, ImmutableArray<int> Strides, string? Gaps = null)
    : ModelOutput
{
    /// <inheritdoc/>
    public override ImmutableArray<ModelTensor> Tensors(ModelInput input, int classCount)
    {
        var anchors = input.CountCells(Strides);
        ImmutableArray<ModelTensor> products =
        [
            new ModelTensor(Scores, TensorElement.Floats, [1, anchors, classCount]),
            new ModelTensor(Distances, TensorElement.Floats, [1, anchors, 4]),
        ];
        return Gaps is null ? products : products.Add(new ModelTensor(Gaps, TensorElement.Floats, [1, anchors, 1]));
    }
}
