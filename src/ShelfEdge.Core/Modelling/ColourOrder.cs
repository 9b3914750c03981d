namespace ShelfEdge.Core.Modelling;

/// <summary>Order of the colour channels of a model input.</summary>
public enum ColourOrder
{
    /// <summary>Blue, green, red: as frames are stored.</summary>
    Bgr,

    /// <summary>Red, green, blue.</summary>
    Rgb,
}
