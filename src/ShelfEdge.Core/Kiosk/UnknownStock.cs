namespace ShelfEdge.Core.Kiosk;

/// <summary>What is done with a position of which nobody knows whether anything stands there.</summary>
public enum UnknownStock
{
    /// <summary>Recommended while it has been unknown for a short time only.</summary>
    Recent,

    /// <summary>Recommended.</summary>
    Offer,

    /// <summary>Not recommended.</summary>
    Withhold,
}
