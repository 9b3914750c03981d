using ShelfEdge.Core.Kiosk;

namespace ShelfEdge.Service.Offers;

/// <summary>How many shoppers of both groups bought what an offer is for.</summary>
internal sealed record OfferEffect(string Offer, Uplift Uplift);
