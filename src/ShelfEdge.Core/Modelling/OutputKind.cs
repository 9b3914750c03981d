namespace ShelfEdge.Core.Modelling;

/// <summary>Kinds of output that the manifest of a detector can name.</summary>
internal enum OutputKind
{
    /// <summary>None that is known.</summary>
    Unknown,

    /// <summary><see cref="ShelfEdgeOutput"/>.</summary>
    ShelfEdge,

    /// <summary><see cref="YoloxOutput"/>.</summary>
    Yolox,

    /// <summary><see cref="YoloV8Output"/>.</summary>
    YoloV8,

    /// <summary><see cref="YoloEnd2EndOutput"/>.</summary>
    YoloEnd2End,
}
