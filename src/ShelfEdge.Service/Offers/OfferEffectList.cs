using ShelfEdge.Core.Offers;

namespace ShelfEdge.Service.Offers;

/// <summary>Every offer with what it is worth.</summary>
/// <param name="At">When it was counted.</param>
/// <param name="Offers">Those of the file in its order, then those that are there no more.</param>
internal sealed record OfferEffectList(DateTimeOffset At, IReadOnlyList<OfferEffectAnswer> Offers)
{
    public static OfferEffectList Of(OfferList offers, IReadOnlyList<OfferEffect> effects, DateTimeOffset now) => new(
        now,
        [
            .. offers.All.Select(offer => OfferEffectAnswer.Of(offer.Id, offer, effects.FirstOrDefault(effect => effect.Offer == offer.Id), now)),
            .. effects.Where(effect => offers.All.All(offer => offer.Id != effect.Offer))
                .Select(effect => OfferEffectAnswer.Of(effect.Offer, null, effect, now)),
        ]);
}
