using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Kiosk;

/// <summary>Takes the best of the candidates, one after the other, as <see cref="RankingRules"/> weigh them.</summary>
internal readonly struct ShelfSelection(KioskModel model, ShelfView shelf, WalkingDistances distances, RankingRules rules)
{
    /// <param name="pool">Items that are on the shelf.</param>
    /// <param name="share">How much the item is taken by all, 0 to 1, to be mixed in; negative: not at all.</param>
    /// <param name="history">For the reasons.</param>
    /// <param name="best">How many are wanted.</param>
    public int Take(CandidatePool pool, Func<int, float> share, IReadOnlyList<HistoryItem> history, Span<RankedItem> best)
    {
        var ranked = new RankedItem[pool.Count];
        for (int i = 0; i < ranked.Length; i++)
        {
            ranked[i] = Weigh(pool.Items[i], pool[pool.Items[i]], share(pool.Items[i]));
        }

        Array.Sort(ranked, static (one, other) =>
            other.Score.CompareTo(one.Score) is not 0 and var order ? order : one.Item.CompareTo(other.Item));
        int count = Spread(ranked, best);
        for (int i = 0; i < count; i++)
        {
            if (best[i].Reason == ReasonCode.ForYou && Explain(best[i].Item, history) is { } with)
            {
                best[i] = best[i] with { Reason = ReasonCode.BoughtWith, Other = with };
            }
        }

        return count;
    }

    private RankedItem Weigh(int item, Candidate candidate, float share)
    {
        int nearest = -1;
        float metres = float.PositiveInfinity;
        foreach (int position in model.Assortment.Items[item].Positions)
        {
            if (shelf.IsOnShelf(position) && (nearest < 0 || distances.To(position) < metres))
            {
                nearest = position;
                metres = distances.To(position);
            }
        }

        float fit = share < 0 ? candidate.Fit : 0.5f * (candidate.Fit + share);
        float score = rules.Weigh(fit, metres, model.Assortment.MarginShare(item), model.Assortment.PriceShare(item));
        return new RankedItem(item, nearest, metres, score, candidate.Reason, candidate.Other);
    }

    // Sorted candidates: only the first of each category that is left can be the next.
    private int Spread(RankedItem[] ranked, Span<RankedItem> best)
    {
        var taken = new Dictionary<int, int>();
        var isTaken = new bool[ranked.Length];
        int count = 0;
        while (count < best.Length && count < ranked.Length)
        {
            int next = -1;
            float most = float.NegativeInfinity;
            for (int i = 0; i < ranked.Length; i++)
            {
                if (isTaken[i])
                {
                    continue;
                }

                if (next >= 0 && ranked[i].Score <= most)
                {
                    break;
                }

                int category = model.Assortment.Items[ranked[i].Item].Category;
                float score = ranked[i].Score * (category < 0 ? 1 : MathF.Pow(1 - rules.Diversity, taken.GetValueOrDefault(category)));
                if (score > most)
                {
                    (next, most) = (i, score);
                }
            }

            isTaken[next] = true;
            best[count++] = ranked[next] with { Score = most };
            int chosen = model.Assortment.Items[ranked[next].Item].Category;
            taken[chosen] = taken.GetValueOrDefault(chosen) + 1;
        }

        return count;
    }

    private string? Explain(int item, IReadOnlyList<HistoryItem> history)
    {
        string? with = null;
        float most = 0;
        foreach (HistoryItem seen in history)
        {
            foreach (ScoredItem companion in model.CompanionsOf(seen.Sku))
            {
                if (companion.Item == item && companion.Score > most)
                {
                    (with, most) = (seen.Sku, companion.Score);
                }
            }
        }

        return with;
    }
}
