namespace ShelfEdge.Core.Recommend;

/// <summary>
/// Ranks a model's items for a shopper. Owns its buffers and allocates nothing afterwards; one thread at a time, so a server keeps
/// one for each request that it answers at once.
/// </summary>
public sealed class Recommender
{
    private readonly FactorModel _model;
    private readonly FoldIn _foldIn;
    private readonly float[] _shopper;
    private readonly ItemMask _all;
    private readonly ItemMask _seen;

    /// <summary>Ranks with a model.</summary>
    public Recommender(FactorModel model)
    {
        _model = model;
        _foldIn = new FoldIn(model);
        _shopper = new float[model.Items.Width];
        _seen = new ItemMask(model.Catalog.Count);
        _all = new ItemMask(model.Catalog.Count);
        for (int item = 0; item < model.Catalog.Count; item++)
        {
            _all[item] = true;
        }
    }

    /// <summary>
    /// Writes the best items, best first, and returns how many there are: fewer than there is room for when too few may be
    /// offered. A shopper without history gets what most users of the training set had; the score is then their number.
    /// </summary>
    /// <param name="history">Items of the model, each once, with the weights of its feedback.</param>
    /// <param name="offered">Items that may be recommended, such as those on the shelf now; null for all.</param>
    /// <param name="includeSeen">Whether items of the history may be recommended.</param>
    /// <param name="best">Its length is how many items are wanted.</param>
    /// <exception cref="ArgumentException">The mask is for another number of items.</exception>
    public int Recommend(InteractionRow history, ItemMask? offered, bool includeSeen, Span<ScoredItem> best)
    {
        if (offered is not null && offered.ItemCount != _model.Catalog.Count)
        {
            throw new ArgumentException($"mask of {offered.ItemCount} items for a model of {_model.Catalog.Count}", nameof(offered));
        }

        bool isCold = history.Indices.IsEmpty;
        if (!isCold)
        {
            _foldIn.Solve(history, _shopper);
        }

        Mark(includeSeen ? [] : history.Indices, true);
        var top = new TopItems(best);
        ItemMask candidates = offered ?? _all;
        for (int item = candidates.Next(0); item >= 0; item = candidates.Next(item + 1))
        {
            if (!_seen[item])
            {
                top.Offer(item, isCold ? _model.Popularity[item] : _foldIn.Score(_shopper, item));
            }
        }

        Mark(includeSeen ? [] : history.Indices, false);
        return top.Finish();
    }

    private void Mark(ReadOnlySpan<int> items, bool value)
    {
        foreach (int item in items)
        {
            _seen[item] = value;
        }
    }
}
