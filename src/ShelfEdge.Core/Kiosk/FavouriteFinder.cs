using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Kiosk;

/// <summary>
/// What to recommend when nothing is known that fits: what the segment takes, then what the store takes, then what stands in
/// categories that are taken. Owns its buffers; one thread at a time.
/// </summary>
internal sealed class FavouriteFinder
{
    // Fits of the three sources do not overlap, so that none of a later one comes before one of an earlier.
    private const float Tier = 1f / 3;

    // The training set counts as so many pieces of its most popular item.
    private const float Prior = 20;

    private readonly KioskModel _model;
    private readonly float[] _prior;
    private readonly float[] _categories;
    private readonly ScoredItem[] _best = new ScoredItem[2 * ShelfRanker.MostItems];

    public FavouriteFinder(KioskModel model)
    {
        _model = model;
        float most = Math.Max(1, model.Popularity.DefaultIfEmpty(0).Max());
        _prior = [.. model.Popularity.Select(users => Prior * users / most)];
        _categories = new float[model.Assortment.Items.Length];
    }

    /// <summary>How often the item is taken here over that of the item most taken, 0 to 1.</summary>
    public float Share(int item, Favourites favourites) =>
        Taken(item, favourites) / MathF.Max(1, Prior + Most(favourites.Store));

    /// <summary>Adds candidates that are on the shelf.</summary>
    public void Find(string? segment, Favourites favourites, ShelfView shelf, CandidatePool pool, int wanted)
    {
        ReadOnlySpan<int> own = favourites.Of(segment);
        float mostOwn = Math.Max(1, Most(own));
        float mostStore = Prior + Most(favourites.Store);
        float mostCategory = CountCategories(favourites);
        var top = new TopItems(_best.AsSpan(0, Math.Min(_best.Length, wanted + 8)));
        for (int item = 0; item < _prior.Length; item++)
        {
            if (!shelf.Has(item) || pool.IsExcluded(item) || pool.Has(item))
            {
                continue;
            }

            float taken = Taken(item, favourites);
            float fit = own.Length > 0 && own[item] > 0 ? (2 * Tier) + (Tier * own[item] / mostOwn)
                : taken > 0 ? Tier + (Tier * taken / mostStore)
                : Tier * (0.05f + (0.9f * Category(item) / mostCategory));
            top.Offer(item, fit);
        }

        int count = top.Finish();
        bool isFiller = pool.Count > 0;
        foreach (ScoredItem found in _best.AsSpan(0, count))
        {
            ReasonCode reason = own.Length > 0 && own[found.Item] > 0 ? ReasonCode.SegmentFavourite
                : Taken(found.Item, favourites) > 0 ? ReasonCode.PopularHere
                : ReasonCode.PopularCategory;

            // Whatever was found to fit this shopper comes before what fits everybody.
            pool.Add(found.Item, isFiller ? 0.5f * found.Score : found.Score, reason, null);
        }
    }

    private static int Most(ReadOnlySpan<int> counts)
    {
        int most = 0;
        foreach (int count in counts)
        {
            most = Math.Max(most, count);
        }

        return most;
    }

    private float Taken(int item, Favourites favourites) => favourites.Store[item] + _prior[item];

    private float Category(int item) => _model.Assortment.Items[item].Category is >= 0 and var category ? _categories[category] : 0;

    private float CountCategories(Favourites favourites)
    {
        Array.Clear(_categories);
        float most = 1;
        for (int item = 0; item < _prior.Length; item++)
        {
            if (_model.Assortment.Items[item].Category is >= 0 and var category)
            {
                _categories[category] += Taken(item, favourites);
                most = MathF.Max(most, _categories[category]);
            }
        }

        return most;
    }
}
