using ShelfEdge.Core.Kiosk;

namespace ShelfEdge.Service.Offers;

/// <summary>A shopper got an offer, or would have got it but for being held out.</summary>
internal sealed record OfferExposure(string Offer, ShopperId Shopper, bool IsHeldOut, DateTimeOffset At);
