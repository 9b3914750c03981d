namespace ShelfEdge.Lab.Purchases;

/// <summary>Why a row of a purchases file did not become a purchase line, in the order in which a row is asked. The numbers stand in SQL.</summary>
internal enum RemovalReason
{
    /// <summary>A number or the time cannot be read, or the item or basket is empty or too long.</summary>
    Unreadable,

    /// <summary>The same in every column that is read as an earlier row.</summary>
    Repeated,

    /// <summary>Postage, a fee, a voucher or another code that is no product.</summary>
    NotAProduct,

    /// <summary>Nobody knows who bought it.</summary>
    UnknownUser,

    /// <summary>A cancellation, or pieces that came back.</summary>
    Cancellation,

    /// <summary>Cancelled by a later row of the same user, item and quantity.</summary>
    Cancelled,

    /// <summary>A price of zero or less.</summary>
    NoPrice,

    /// <summary>Its price is far from what the item costs: a correction by hand.</summary>
    PriceOutlier,

    /// <summary>Added to an earlier row of the same basket and item.</summary>
    Merged,
}
