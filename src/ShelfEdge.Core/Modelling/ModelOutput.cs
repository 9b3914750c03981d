using System.Collections.Immutable;

namespace ShelfEdge.Core.Modelling;

/// <summary>
/// How the outputs of a model are read. One record per output kind; those of detectors have a reader each in
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
