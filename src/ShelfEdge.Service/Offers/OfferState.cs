namespace ShelfEdge.Service.Offers;

/// <summary>Whether an offer is made.</summary>
internal enum OfferState
{
    /// <summary>Its first moment is to come.</summary>
    Planned,

    Running,

    /// <summary>Its last moment has passed.</summary>
    Over,

    /// <summary>It is in the file no more.</summary>
    Removed,
}
