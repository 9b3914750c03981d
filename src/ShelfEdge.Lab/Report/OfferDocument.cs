namespace ShelfEdge.Lab.Report;

/// <summary>What <c>shelfedge offers --json</c> and <c>GET /v1/insight/offers</c> say; further keys are passed over.</summary>
/// <param name="At">When the box counted.</param>
/// <param name="Offers">Of the box.</param>
internal sealed record OfferDocument(DateTimeOffset At, IReadOnlyList<OfferCount>? Offers);
