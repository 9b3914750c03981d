using CsCheck;
using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Tests.Recommend;

public sealed class TopItemsTests
{
    [Fact]
    public void Best_items_equal_a_full_sort_in_any_order_of_the_offers()
    {
        // Few different scores, so that many are equal.
        Gen.Select(Gen.Int[0, 5].Array[0, 40], Gen.Int[0, 12], Gen.Int[0, 1_000]).Sample((scores, wanted, seed) =>
        {
            ScoredItem[] expected =
            [
                .. scores.Select((score, item) => new ScoredItem(item, score))
                    .OrderByDescending(scored => scored.Score)
                    .ThenBy(scored => scored.Item)
                    .Take(wanted),
            ];
            int[] order = [.. Enumerable.Range(0, scores.Length)];
            new Random(seed).Shuffle(order);
            var best = new ScoredItem[wanted];
            var top = new TopItems(best);
            foreach (int item in order)
            {
                top.Offer(item, scores[item]);
            }

            int count = top.Finish();

            Assert.Equal(expected, best.AsSpan(0, count).ToArray());
        });
    }
}
