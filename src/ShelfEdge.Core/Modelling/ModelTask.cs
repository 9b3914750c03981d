namespace ShelfEdge.Core.Modelling;

/// <summary>What a model is for.</summary>
public enum ModelTask
{
    /// <summary>Finds boxes in a frame.</summary>
    Detection,

    /// <summary>Turns crops into vectors that can be compared.</summary>
    Embedding,
}
