using System.Collections.Immutable;

namespace ShelfEdge.Core.Modelling;

/// <summary>
/// How the outputs of a detector are read. One record per output kind; each has its reader in
/// <see cref="Detection.DetectionDecoder"/>.
/// </summary>
public abstract record ModelOutput
{
    /// <summary>
    /// The tensors that the graph must give for this input and number of classes, in the order in which the decoder
    /// takes them.
    /// </summary>
    public abstract ImmutableArray<ModelTensor> Tensors(ModelInput input, int classCount);
}
