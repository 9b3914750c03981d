using ShelfEdge.Core.Kiosk;
using ShelfEdge.Core.Offers;

namespace ShelfEdge.Service.Offers;

/// <summary>What one offer is worth.</summary>
/// <param name="Id">The offer.</param>
/// <param name="State">Whether it is made.</param>
/// <param name="Segments">That get it; empty for all.</param>
/// <param name="Given">Shoppers who got it.</param>
/// <param name="GivenBought">Of them, those who bought what it is for in time.</param>
/// <param name="HeldOut">Shoppers who would have got it but were held out.</param>
/// <param name="HeldOutBought">Of them, those who bought the same in the same time.</param>
/// <param name="Uplift">Share of the former less that of the latter; absent while one group is empty.</param>
/// <param name="Low">Lower end of its 95 % interval. Above 0 the effect is proved.</param>
/// <param name="High">Upper end of its 95 % interval.</param>
internal sealed record OfferEffectAnswer(
    string Id, OfferState State, IReadOnlyList<string> Segments, int Given, int GivenBought, int HeldOut, int HeldOutBought, double? Uplift,
    double? Low, double? High)
{
    public static OfferEffectAnswer Of(string id, Offer? offer, OfferEffect? effect, DateTimeOffset now)
    {
        var uplift = effect?.Uplift ?? new Uplift(0, 0, 0, 0);
        return new OfferEffectAnswer(
            id, StateOf(offer, now), offer is null ? [] : [.. offer.Segments], uplift.Treated, uplift.TreatedDone, uplift.HeldOut,
            uplift.HeldOutDone, uplift.Difference, uplift.Low, uplift.High);
    }

    private static OfferState StateOf(Offer? offer, DateTimeOffset now) =>
        offer is null ? OfferState.Removed
        : now < offer.From ? OfferState.Planned
        : now >= offer.Until ? OfferState.Over
        : OfferState.Running;
}
