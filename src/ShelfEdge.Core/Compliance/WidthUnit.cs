namespace ShelfEdge.Core.Compliance;

/// <summary>What covered widths are measured in.</summary>
public enum WidthUnit
{
    /// <summary>Pixels of the reference frames: right within one camera, not between cameras that stand at other distances.</summary>
    Pixels,

    /// <summary>Millimetres, by the sizes of products in each view.</summary>
    Millimetres,
}
