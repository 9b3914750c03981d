namespace ShelfEdge.Core.Recommend;

/// <summary>
/// Keeps the best of the items offered to it, in the caller's memory. Equal scores are ordered by item, lower first, so that the
/// result does not depend on the order of the offers.
/// </summary>
/// <param name="best">Its length is how many are kept.</param>
public ref struct TopItems(Span<ScoredItem> best)
{
    private readonly Span<ScoredItem> _best = best;

    /// <summary>Items kept so far.</summary>
    public int Count { get; private set; }

    /// <summary>Keeps the item if it is among the best so far.</summary>
    /// <param name="item">Offered once.</param>
    /// <param name="score">A number, not NaN.</param>
    public void Offer(int item, float score)
    {
        var offered = new ScoredItem(item, score);
        if (Count < _best.Length)
        {
            _best[Count++] = offered;
            RaiseLast();
        }
        else if (Count > 0 && IsWorse(_best[0], offered))
        {
            _best[0] = offered;
            Sink(Count);
        }
    }

    /// <summary>Puts the kept items in order, best first, and returns how many there are. Ends the use of this value.</summary>
    public int Finish()
    {
        for (int end = Count - 1; end > 0; end--)
        {
            (_best[0], _best[end]) = (_best[end], _best[0]);
            Sink(end);
        }

        return Count;
    }

    private static bool IsWorse(ScoredItem left, ScoredItem right) =>
        left.Score < right.Score || (left.Score == right.Score && left.Item > right.Item);

    // A heap with the worst kept item at the root.
    private readonly void RaiseLast()
    {
        int at = Count - 1;
        while (at > 0 && IsWorse(_best[at], _best[(at - 1) / 2]))
        {
            (_best[at], _best[(at - 1) / 2]) = (_best[(at - 1) / 2], _best[at]);
            at = (at - 1) / 2;
        }
    }

    private readonly void Sink(int end)
    {
        int at = 0;
        while ((2 * at) + 1 < end)
        {
            int child = (2 * at) + 1;
            if (child + 1 < end && IsWorse(_best[child + 1], _best[child]))
            {
                child++;
            }

            if (!IsWorse(_best[child], _best[at]))
            {
                return;
            }

            (_best[at], _best[child]) = (_best[child], _best[at]);
            at = child;
        }
    }
}
