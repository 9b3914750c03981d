namespace ShelfEdge.Core.Kiosk;

/// <summary>What counts beside how well an item fits.</summary>
/// <remarks>
/// <c>score = fit / (1 + DistanceWeight * metres / DistanceMetres) * (1 + MarginWeight * margin / price) * (1 - PriceWeight * price /
/// dearest price)</c>; items are taken best first, each at <c>score * (1 - Diversity) ^ items of its category taken before</c>.
/// </remarks>
/// <param name="DistanceWeight">0 or more; with 1 an item that is <paramref name="DistanceMetres"/> away counts half.</param>
/// <param name="DistanceMetres">Above 0. An item whose distance is not known counts as if three times as far.</param>
/// <param name="MarginWeight">0 to 1.</param>
/// <param name="PriceWeight">0 to 1: cheaper first.</param>
/// <param name="Diversity">0 to 0.9.</param>
/// <param name="OfferSeen">Whether items of the shopper's history may be recommended.</param>
public sealed record RankingRules(
    float DistanceWeight, float DistanceMetres, float MarginWeight, float PriceWeight, float Diversity, bool OfferSeen)
{
    private const float MostDiversity = 0.9f;

    /// <summary>The rules that an arm ranks by.</summary>
    public RankingRules For(RankingArm arm) => arm switch
    {
        RankingArm.Near => this with { DistanceWeight = 2 * DistanceWeight },
        RankingArm.Variety => this with { Diversity = MathF.Min(MostDiversity, 2 * Diversity) },
        _ => this,
    };

    /// <summary>What distance, margin and price make of a fit.</summary>
    internal float Weigh(float fit, float metres, float marginShare, float priceShare)
    {
        float far = float.IsFinite(metres) ? metres / DistanceMetres : 3;
        return fit / (1 + (DistanceWeight * far)) * (1 + (MarginWeight * marginShare)) * (1 - (PriceWeight * priceShare));
    }
}
