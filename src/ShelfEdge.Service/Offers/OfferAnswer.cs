namespace ShelfEdge.Service.Offers;

/// <summary>The offer that a kiosk shows to a shopper.</summary>
/// <param name="Id">The offer.</param>
/// <param name="Text">For shoppers, in the language asked for.</param>
/// <param name="Items">SKUs that it is for and that stand on the shelf.</param>
/// <param name="Until">First moment at which it is over, if it ends.</param>
internal sealed record OfferAnswer(string Id, string Text, IReadOnlyList<string> Items, DateTimeOffset? Until);
