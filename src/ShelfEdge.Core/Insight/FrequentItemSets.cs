using System.Collections.Immutable;

namespace ShelfEdge.Core.Insight;

/// <summary>Finds the sets of items that are often together, by FP-growth (Han, Pei, Yin 2000). Deterministic.</summary>
public static class FrequentItemSets
{
    /// <summary>Sets kept in memory; past it the search is refused.</summary>
    public const int Limit = 2_000_000;

    /// <param name="baskets">Items of each, from 0, in any order; an item twice counts once.</param>
    /// <param name="leastBaskets">That hold a frequent set, at least 1.</param>
    /// <param name="maxItems">Of a set, at least 1.</param>
    /// <returns>In no particular order.</returns>
    /// <exception cref="ItemSetLimitException">More than <see cref="Limit"/> sets are frequent.</exception>
    public static IReadOnlyList<FrequentItemSet> Find(IReadOnlyList<int[]> baskets, int leastBaskets, int maxItems)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(leastBaskets);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxItems);
        var items = baskets
            .SelectMany(basket => basket.Distinct())
            .CountBy(item => item)
            .Where(item => item.Value >= leastBaskets)
            .OrderByDescending(item => item.Value)
            .ThenBy(item => item.Key)
            .Select(item => item.Key)
            .ToArray();
        var ranks = items.Index().ToDictionary(item => item.Item, item => item.Index);
        var tree = new FrequentPatternTree(items.Length);
        foreach (var basket in baskets)
        {
            int[] kept = [.. basket.Distinct().Where(ranks.ContainsKey).Select(item => ranks[item]).Order()];
            tree.Add(kept, 1);
        }

        var found = new List<FrequentItemSet>();
        Grow(tree, [], items, leastBaskets, maxItems, found);
        return found;
    }

    private static void Grow(
        FrequentPatternTree tree, ImmutableArray<int> suffix, int[] items, int leastBaskets, int maxItems, List<FrequentItemSet> found)
    {
        for (var rank = tree.Counts.Length - 1; rank >= 0; rank--)
        {
            if (tree.Counts[rank] < leastBaskets)
            {
                continue;
            }

            if (found.Count == Limit)
            {
                throw new ItemSetLimitException(Limit);
            }

            var set = suffix.Add(items[rank]);
            found.Add(new FrequentItemSet([.. set.Order()], tree.Counts[rank]));
            if (set.Length < maxItems)
            {
                Grow(tree.Before(rank, leastBaskets), set, items, leastBaskets, maxItems, found);
            }
        }
    }
}
