using ShelfEdge.Core.Kiosk;
using ShelfEdge.Core.Offers;
using ShelfEdge.Service.Offers;

namespace ShelfEdge.Service.Kiosk;

/// <summary>Composes the answer to a kiosk. Any thread; touches no disk.</summary>
internal sealed class Recommendations(KioskStore store, FeedbackLog feedback, OfferDesk desk, TimeProvider time)
{
    private static readonly IReadOnlyList<HistoryItem> NoHistory = [];

    /// <param name="kiosk">Who asks.</param>
    /// <param name="shopper">For whom, if known.</param>
    /// <param name="inHand">The SKU in hand, if there is one.</param>
    /// <param name="count">1 to 50.</param>
    /// <param name="texts">In the shopper's language.</param>
    public RecommendationAnswer Compose(string kiosk, ShopperId? shopper, string? inHand, int count, ReasonTexts texts)
    {
        var now = time.GetUtcNow();
        var state = store.State;
        var shelf = store.Look();
        var profile = shopper is { } id ? feedback.Find(id) : null;
        var isHeldOut = shopper is { } known && feedback.IsHeldOut(known);
        var segment = feedback.SegmentOf(profile, now);
        var arm = isHeldOut ? RankingArm.Fit : feedback.Choose();
        var best = new RankedItem[count];
        var ranker = state.Rent();
        var found = ranker.Rank(
            new KioskRequest(profile?.History ?? NoHistory, inHand, segment, arm, isHeldOut, now),
            shelf, store.From(kiosk), feedback.Favourites, best);
        state.Return(ranker);
        return new RecommendationAnswer(
            kiosk, now, shopper?.ToString(), segment, isHeldOut, state.Version, arm,
            new ShelfAnswer(shelf.Stock.At, shelf.Stock.Positions.Length, shelf.Unknown, store.Rules.UnknownStock),
            [.. best.Take(found).Select(item => Item(item, shelf, texts))],
            desk.Give(segment, shopper, shelf, now) is { } offer ? Answer(offer, shelf, texts) : null);
    }

    private OfferAnswer Answer(Offer offer, ShelfView shelf, ReasonTexts texts) => new(
        offer.Id,
        offer.Texts.GetValueOrDefault(texts.Language) ?? offer.Texts[Offer.DefaultLanguage],
        [.. offer.Items.Where(sku => OfferList.IsOnShelf(sku, store.Assortment, shelf))],
        offer.Until);

    private RecommendedItem Item(RankedItem ranked, ShelfView shelf, ReasonTexts texts)
    {
        var product = store.Assortment.Items[ranked.Item].Product;
        var position = store.Assortment.Planogram.Positions[ranked.Position];
        var stock = shelf.Stock.Positions[ranked.Position];
        var other = ranked.Other is { } sku && store.Assortment.TryFind(sku, out var item) ? store.Assortment.Items[item].Product.Name : ranked.Other;
        return new RecommendedItem(
            product.Sku.Value, product.Name, product.Category, product.Price, position.Id.Value, position.Shelf.Value, stock.State,
            stock.Believed, float.IsFinite(ranked.Metres) ? Math.Round(ranked.Metres, 1) : null, ranked.Score,
            new ReasonAnswer(ranked.Reason, ranked.Other, texts.Of(ranked.Reason, other)));
    }
}
