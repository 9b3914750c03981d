namespace ShelfEdge.Core.Modelling;

/// <summary>Order of the axes of a picture tensor.</summary>
public enum TensorLayout
{
    /// <summary>Batch, channel, row, column: one plane per channel.</summary>
    Nchw,

    /// <summary>Batch, row, column, channel: pixels as they lie in a picture.</summary>
    Nhwc,
}
