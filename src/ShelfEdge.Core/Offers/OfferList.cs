using System.Collections.Immutable;
using ShelfEdge.Core.Kiosk;

namespace ShelfEdge.Core.Offers;

/// <summary>The offers of a store and which of them a shopper gets. Immutable; safe to read from any thread.</summary>
public sealed class OfferList(ImmutableArray<Offer> all)
{
    private readonly ILookup<string, Offer> _byItem = all
        .SelectMany(offer => offer.Items.Select(item => (offer, item)))
        .ToLookup(pair => pair.item, pair => pair.offer, StringComparer.Ordinal);

    /// <summary>No offers.</summary>
    public static OfferList Empty { get; } = new([]);

    /// <summary>In the order of the file: an earlier one goes before a later one.</summary>
    public ImmutableArray<Offer> All => all;

    /// <summary>Those that a SKU belongs to.</summary>
    public IEnumerable<Offer> With(string sku) => _byItem[sku];

    /// <summary>The first offer for a shopper of which something stands on the shelf: nobody is sent to an empty place.</summary>
    /// <param name="segment">Name of the shopper's segment; <see langword="null"/> when it is not known.</param>
    /// <param name="assortment">Of which the shelf is.</param>
    /// <param name="shelf">What stands there.</param>
    /// <param name="now">The moment.</param>
    public Offer? Find(string? segment, Assortment assortment, ShelfView shelf, DateTimeOffset now)
    {
        foreach (Offer offer in all)
        {
            if (offer.IsFor(segment, now) && offer.Items.Any(sku => IsOnShelf(sku, assortment, shelf)))
            {
                return offer;
            }
        }

        return null;
    }

    /// <summary>Whether a SKU has a position and stands there.</summary>
    public static bool IsOnShelf(string sku, Assortment assortment, ShelfView shelf) =>
        assortment.TryFind(sku, out int item) && shelf.Has(item);
}
