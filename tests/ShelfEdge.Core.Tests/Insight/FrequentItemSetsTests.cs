using System.Collections.Immutable;
using CsCheck;
using ShelfEdge.Core.Insight;

namespace ShelfEdge.Core.Tests.Insight;

public sealed class FrequentItemSetsTests
{
    private static readonly Gen<int[][]> Baskets = Gen.Int[0, 7].Array[0, 6].Array[0, 40];

    [Fact]
    public void Sets_are_those_that_counting_every_combination_finds()
    {
        Gen.Select(Baskets, Gen.Int[1, 6], Gen.Int[1, 4]).Sample((baskets, least, maxItems) =>
        {
            var found = FrequentItemSets.Find(baskets, least, maxItems)
                .ToDictionary(set => string.Join(',', set.Items), set => set.Baskets);

            var expected = Combinations(8)
                .Where(items => items.Length <= maxItems)
                .Select(items => (Key: string.Join(',', items), Count: baskets.Count(basket => items.All(basket.Contains))))
                .Where(set => set.Count >= least)
                .ToDictionary(set => set.Key, set => set.Count);
            Assert.Equal(expected, found);
        }, iter: 300);
    }

    [Fact]
    public void Item_twice_in_a_basket_counts_once()
    {
        var set = Assert.Single(FrequentItemSets.Find([[3, 3, 3]], 1, 2));

        Assert.Equal([3], set.Items);
        Assert.Equal(1, set.Baskets);
    }

    [Fact]
    public void Too_many_frequent_sets_are_refused()
    {
        // 23 items that are always together have 2^23 - 1 sets.
        int[] basket = [.. Enumerable.Range(0, 23)];

        Assert.Throws<ItemSetLimitException>(() => FrequentItemSets.Find([basket, basket], 2, 23));
    }

    private static IEnumerable<ImmutableArray<int>> Combinations(int items) =>
        Enumerable.Range(1, (1 << items) - 1).Select(bits =>
            Enumerable.Range(0, items).Where(item => (bits >> item & 1) == 1).ToImmutableArray());
}
