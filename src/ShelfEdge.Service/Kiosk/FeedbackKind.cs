namespace ShelfEdge.Service.Kiosk;

/// <summary>What a shopper did with an item at a kiosk or till. Values stand in the database: do not renumber.</summary>
internal enum FeedbackKind
{
    Shown = 0,
    Tapped = 1,
    Bought = 2,
}
