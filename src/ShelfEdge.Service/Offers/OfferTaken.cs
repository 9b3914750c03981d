using ShelfEdge.Core.Kiosk;

namespace ShelfEdge.Service.Offers;

/// <summary>A shopper bought what an offer is for; it counts when the exposure lies between the two times.</summary>
internal sealed record OfferTaken(string Offer, ShopperId Shopper, DateTimeOffset NotBefore, DateTimeOffset At);
