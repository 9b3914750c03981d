namespace ShelfEdge.Core.Compliance;

/// <summary>How what stands at a position compares with the planogram. Of several that hold, the first of this order.</summary>
public enum ComplianceState
{
    /// <summary>Nobody can say: see the reason.</summary>
    Unknown,

    /// <summary>Nothing stands there.</summary>
    Missing,

    /// <summary>At least one facing shows another SKU.</summary>
    WrongSku,

    /// <summary>The planned SKU, with fewer facings than planned.</summary>
    FacingsShort,

    /// <summary>The planned SKU, with more facings than planned.</summary>
    Extra,

    /// <summary>The planned SKU with the planned facings.</summary>
    Right,
}
