using System.Runtime.InteropServices;
using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Kiosk;

/// <summary>
/// Recommends items that stand on the shelf now. Owns its buffers; one thread at a time, so a server keeps one for each request that
/// it answers at once.
/// </summary>
/// <remarks>
/// Candidates, each with a fit of 0 to 1, come from what goes with the item in hand, from the shopper's history by the factors, and,
/// as far as too few were found, from favourites. What fits but is not on the shelf gives way to the item of its category that is most
/// like it. Then <see cref="RankingRules"/> weigh distance, margin and price.
/// </remarks>
public sealed class ShelfRanker
{
    /// <summary>Most items of one answer.</summary>
    public const int MostItems = 50;

    private const int Candidates = 8 * MostItems;

    private const int MostSubstitutes = 10;

    // What stands in for an item fits less than the item; alike by 0.3 it is hardly a substitute at all.
    private const float LeastLikeness = 0.3f;

    private readonly KioskModel _model;
    private readonly RankingRules _rules;
    private readonly ItemSearch? _search;
    private readonly CandidatePool _pool;
    private readonly FavouriteFinder _favourites;
    private readonly ScoredItem[] _found = new ScoredItem[Candidates];
    private readonly List<int> _rows = [];
    private readonly List<float> _weights = [];
    private readonly ItemMask _offeredRows;
    private ShelfView? _shelf;

    /// <summary>Ranks with a model.</summary>
    public ShelfRanker(KioskModel model, RankingRules rules)
    {
        _model = model;
        _rules = rules;
        _search = model.Factors is null ? null : new ItemSearch(model.Factors, model.Quantized!);
        _pool = new CandidatePool(model.Assortment.Items.Length);
        _favourites = new FavouriteFinder(model);
        _offeredRows = new ItemMask(model.Factors?.Catalog.Count ?? 0);
    }

    /// <summary>
    /// Writes the recommendations, best first, and returns how many there are: fewer than there is room for when too little is on
    /// the shelf.
    /// </summary>
    /// <param name="request">For whom.</param>
    /// <param name="shelf">What is on the shelf; of the same assortment.</param>
    /// <param name="distances">From the kiosk.</param>
    /// <param name="favourites">Of the same assortment.</param>
    /// <param name="best">At most <see cref="MostItems"/> long: how many are wanted.</param>
    public int Rank(
        KioskRequest request, ShelfView shelf, WalkingDistances distances, Favourites favourites, Span<RankedItem> best)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(best.Length, MostItems);
        See(shelf);
        _pool.Clear();
        Exclude(request);
        if (!request.IsHeldOut)
        {
            AddCompanions(request);
            AddFitting(request);
        }

        bool isPopular = request.Arm == RankingArm.Popular && !request.IsHeldOut;
        if (_pool.Count < best.Length || isPopular)
        {
            _favourites.Find(request.IsHeldOut ? null : request.Segment, favourites, shelf, _pool, best.Length);
        }

        return new ShelfSelection(_model, shelf, distances, request.IsHeldOut ? _rules with { DistanceWeight = 0, Diversity = 0 } : _rules.For(request.Arm))
            .Take(_pool, item => isPopular ? _favourites.Share(item, favourites) : -1, request.History, best);
    }

    private void See(ShelfView shelf)
    {
        if (ReferenceEquals(shelf, _shelf))
        {
            return;
        }

        for (int row = _model.Planned.Next(0); row >= 0; row = _model.Planned.Next(row + 1))
        {
            _offeredRows[row] = shelf.Has(_model.ItemOf(row));
        }

        _shelf = shelf;
    }

    private void Exclude(KioskRequest request)
    {
        if (request.InHand is { } inHand && _model.Assortment.TryFind(inHand, out int held))
        {
            _pool.Exclude(held);
        }

        if (_rules.OfferSeen)
        {
            return;
        }

        foreach (HistoryItem seen in request.History)
        {
            if (_model.Assortment.TryFind(seen.Sku, out int item))
            {
                _pool.Exclude(item);
            }
        }
    }

    private void AddCompanions(KioskRequest request)
    {
        if (request.InHand is not { } inHand)
        {
            return;
        }

        bool isPlanned = _model.Assortment.TryFind(inHand, out int held);
        if (isPlanned && !_shelf!.Has(held))
        {
            AddSubstitutes(held, 1, MostSubstitutes);
        }

        ReadOnlySpan<ScoredItem> companions = _model.CompanionsOf(inHand);
        foreach (ScoredItem companion in companions)
        {
            float fit = companion.Score / companions[0].Score;
            if (_shelf!.Has(companion.Item))
            {
                _pool.Add(companion.Item, fit, ReasonCode.BoughtWith, inHand);
            }
            else
            {
                AddSubstitutes(companion.Item, fit, 1);
            }
        }

        if (companions.IsEmpty && isPlanned)
        {
            AddAlike(held);
        }
    }

    private void AddFitting(KioskRequest request)
    {
        if (_search is null || Read(request) == 0)
        {
            return;
        }

        var history = new InteractionRow(CollectionsMarshal.AsSpan(_rows), CollectionsMarshal.AsSpan(_weights));
        int count = _search.Find(history, _offeredRows, _found);
        float most = count > 0 ? MathF.Max(_found[0].Score, 1e-6f) : 1;
        foreach (ScoredItem found in _found.AsSpan(0, count))
        {
            if (found.Score > 0)
            {
                _pool.Add(_model.ItemOf(found.Item), found.Score / most, ReasonCode.ForYou, null);
            }
        }

        // What would come first if it were there.
        count = _search.Find(history, _model.Planned, _found.AsSpan(0, MostSubstitutes));
        foreach (ScoredItem found in _found.AsSpan(0, count))
        {
            int item = _model.ItemOf(found.Item);
            if (found.Score > 0 && !_shelf!.Has(item) && !_pool.IsExcluded(item))
            {
                AddSubstitutes(item, MathF.Min(1, found.Score / most), 1);
            }
        }
    }

    // The weights that training would have given to this history.
    private int Read(KioskRequest request)
    {
        _rows.Clear();
        _weights.Clear();
        foreach (HistoryItem seen in request.History)
        {
            if (_model.Factors!.Catalog.TryFind(seen.Sku, out int row))
            {
                _rows.Add(row);
                _weights.Add(_model.Factors.Confidence.Weigh(seen.Amount, request.Now - seen.Last));
            }
        }

        if (request.InHand is { } inHand && _model.Factors!.Catalog.TryFind(inHand, out int held) && !_rows.Contains(held))
        {
            _rows.Add(held);
            _weights.Add(_model.Factors.Confidence.Weigh(1, TimeSpan.Zero));
        }

        return _rows.Count;
    }

    private void AddAlike(int item)
    {
        foreach (int other in _model.Assortment.Category(item))
        {
            if (other != item && _shelf!.Has(other))
            {
                _pool.Add(
                    other, 0.5f * MathF.Max(0.1f, Likeness(item, other)), ReasonCode.SimilarTo, _model.Assortment.Items[item].Product.Sku.Value);
            }
        }
    }

    private void AddSubstitutes(int item, float fit, int count)
    {
        Span<ScoredItem> best = stackalloc ScoredItem[MostSubstitutes];
        var top = new TopItems(best[..count]);
        foreach (int other in _model.Assortment.Category(item))
        {
            if (other != item && _shelf!.Has(other) && !_pool.IsExcluded(other))
            {
                float likeness = Likeness(item, other);
                if (likeness >= LeastLikeness)
                {
                    top.Offer(other, likeness);
                }
            }
        }

        int found = top.Finish();
        string sku = _model.Assortment.Items[item].Product.Sku.Value;
        foreach (ScoredItem other in best[..found])
        {
            _pool.Add(other.Item, fit * MathF.Min(1, other.Score), ReasonCode.InsteadOf, sku);
        }
    }

    // Items that the factors do not know are alike as far as one category makes them.
    private float Likeness(int one, int other) =>
        _search is not null && _model.RowOf(one) >= 0 && _model.RowOf(other) >= 0
            ? _search.Likeness(_model.RowOf(one), _model.RowOf(other))
            : 0.5f;
}
