namespace ShelfEdge.Service.Offers;

/// <summary>What is to be stored about offers, exposures first.</summary>
internal sealed record OfferNews(IReadOnlyList<OfferExposure> Exposures, IReadOnlyList<OfferTaken> Taken);
