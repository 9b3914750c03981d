using System.Collections.Immutable;
using ShelfEdge.Core.Recognition;

namespace ShelfEdge.Core.Modelling;

/// <summary>Output kind <c>embedding</c>: one vector a crop. The graph must leave the batch axis of input and output open.</summary>
/// <param name="Name">Name of the tensor [crops, dimensions].</param>
/// <param name="Dimensions">Length of a vector.</param>
public sealed record EmbeddingOutput(string Name, int Dimensions) : ModelOutput
{
    /// <inheritdoc/>
    public override ImmutableArray<ModelTensor> Tensors(ModelInput input, int classCount) =>
        [new ModelTensor(Name, TensorElement.Floats, [1, Dimensions])];

    internal static EmbeddingOutput Read(JsonSection section)
    {
        section.Choice("kind", ("embedding", true));
        var output = new EmbeddingOutput(
            section.Text("name", 256),
            section.Integer("dimensions", RecognitionLimits.MinDimensions, RecognitionLimits.MaxDimensions));
        section.RefuseUnknown();
        return output;
    }
}
