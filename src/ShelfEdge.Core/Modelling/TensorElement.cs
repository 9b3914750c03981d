namespace ShelfEdge.Core.Modelling;

/// <summary>Type of the values of a tensor.</summary>
public enum TensorElement
{
    /// <summary><c>uint8</c>: pixel bytes as they are.</summary>
    Bytes,

    /// <summary><c>float32</c>.</summary>
    Floats,
}
