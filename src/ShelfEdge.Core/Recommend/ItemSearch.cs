using System.Numerics.Tensors;

namespace ShelfEdge.Core.Recommend;

/// <summary>
/// Ranks a model's items for a shopper who was not in the training set: folds the shopper in, looks over all items at 8 bits and
/// scores the best of them exactly. Owns its buffers and allocates nothing afterwards; one thread at a time.
/// </summary>
public sealed class ItemSearch
{
    private const int MostWanted = 4_096;

    private readonly FactorModel _model;
    private readonly QuantizedItems _quantized;
    private readonly FoldIn _foldIn;
    private readonly float[] _shopper;
    private readonly ScoredItem[] _rough;

    /// <summary>Searches a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="quantized">Made of its items; shared by all searches.</param>
    /// <exception cref="ArgumentException">The two have not as many items.</exception>
    public ItemSearch(FactorModel model, QuantizedItems quantized)
    {
        if (quantized.Count != model.Catalog.Count)
        {
            throw new ArgumentException($"{quantized.Count} vectors for a model of {model.Catalog.Count} items", nameof(quantized));
        }

        _model = model;
        _quantized = quantized;
        _foldIn = new FoldIn(model);
        _shopper = new float[model.Items.Width];
        _rough = new ScoredItem[Math.Min(model.Catalog.Count, 2 * MostWanted)];
    }

    /// <summary>Writes the items that fit best, best first, and returns how many there are.</summary>
    /// <param name="history">Items of the model, each once, with the weights of its feedback; at least one.</param>
    /// <param name="offered">Items that may be found; null for all.</param>
    /// <param name="best">At most 4,096 long: how many are wanted. Twice as many and 64 more are scored exactly.</param>
    public int Find(InteractionRow history, ItemMask? offered, Span<ScoredItem> best)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(best.Length, MostWanted);
        _foldIn.Solve(history, _shopper);
        int looked = Math.Min(_rough.Length, (2 * best.Length) + 64);
        int found = _quantized.Search(_shopper, offered, _rough.AsSpan(0, looked));
        var top = new TopItems(best);
        for (int i = 0; i < found; i++)
        {
            top.Offer(_rough[i].Item, _foldIn.Score(_shopper, _rough[i].Item));
        }

        return top.Finish();
    }

    /// <summary>How alike two items are: the cosine of their vectors, -1 to 1.</summary>
    public float Likeness(int one, int other)
    {
        float cosine = TensorPrimitives.CosineSimilarity(_model.Items.Row(one), _model.Items.Row(other));
        return float.IsFinite(cosine) ? cosine : 0;
    }
}
