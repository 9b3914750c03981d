using Microsoft.AspNetCore.Http.HttpResults;
using ShelfEdge.Service.Kiosk;

namespace ShelfEdge.Service.Offers;

/// <summary>What offers are worth.</summary>
internal static class OfferEndpoints
{
    public static void MapOffers(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/v1/insight/offers", Offers).WithTags("kiosk").Guard(kiosk: false, staffOnly: true)
            .WithSummary("What each offer is worth: shoppers who bought, against those who were held out. Needs a key of staff.");

    private static Ok<OfferEffectList> Offers(OfferDesk desk, FeedbackLog feedback, TimeProvider time) =>
        TypedResults.Ok(OfferEffectList.Of(desk.Offers, feedback.OfferEffects, time.GetUtcNow()));
}
