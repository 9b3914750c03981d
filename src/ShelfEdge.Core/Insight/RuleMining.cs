using System.Collections.Immutable;

namespace ShelfEdge.Core.Insight;

/// <summary>Finds rules with one item on the right side. Deterministic.</summary>
public static class RuleMining
{
    /// <param name="baskets">Items of each, from 0; an empty basket counts as one.</param>
    /// <param name="rules">Which to keep.</param>
    /// <returns>The strongest lift first, then confidence, then support.</returns>
    /// <exception cref="ItemSetLimitException">Too many sets of items are frequent.</exception>
    public static ImmutableArray<MinedRule> Mine(IReadOnlyList<int[]> baskets, RuleMiningRules rules)
    {
        if (baskets.Count == 0)
        {
            return [];
        }

        var least = Math.Max(1, (int)Math.Ceiling(rules.MinSupport * baskets.Count));
        var sets = FrequentItemSets.Find(baskets, least, rules.MaxItems);
        var counts = sets.ToDictionary(set => Key(set.Items), set => set.Baskets, StringComparer.Ordinal);
        var found = ImmutableArray.CreateBuilder<MinedRule>();
        foreach (var set in sets)
        {
            foreach (var then in set.Items.Length < 2 ? [] : set.Items)
            {
                var left = set.Items.Remove(then);

                // What is frequent has only frequent parts, so both are there.
                var confidence = (double)set.Baskets / counts[Key(left)];
                var lift = confidence * baskets.Count / counts[Key([then])];
                if (confidence >= rules.MinConfidence && lift >= rules.MinLift)
                {
                    found.Add(new MinedRule(left, then, (double)set.Baskets / baskets.Count, confidence, lift));
                }
            }
        }

        return
        [
            .. found
                .OrderByDescending(rule => rule.Lift)
                .ThenByDescending(rule => rule.Confidence)
                .ThenByDescending(rule => rule.Support)
                .ThenBy(rule => rule.Then)
                .ThenBy(rule => Key(rule.If), StringComparer.Ordinal),
        ];
    }

    private static string Key(ImmutableArray<int> items) => string.Join(',', items);
}
