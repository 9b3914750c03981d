namespace ShelfEdge.Core.Kiosk;

/// <summary>Why an item is recommended.</summary>
public enum ReasonCode
{
    /// <summary>Fits what the shopper took before.</summary>
    ForYou,

    /// <summary>Others took it together with an item of the shopper's.</summary>
    BoughtWith,

    /// <summary>Stands for an item that is not on the shelf.</summary>
    InsteadOf,

    /// <summary>Is like the item in hand.</summary>
    SimilarTo,

    /// <summary>Often taken by shoppers of the same segment.</summary>
    SegmentFavourite,

    /// <summary>Often taken in this store.</summary>
    PopularHere,

    /// <summary>Its category is often taken.</summary>
    PopularCategory,
}
