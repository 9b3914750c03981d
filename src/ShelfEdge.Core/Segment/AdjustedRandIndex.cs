namespace ShelfEdge.Core.Segment;

/// <summary>How far two groupings of the same points agree (Hubert, Arabie 1985).</summary>
public static class AdjustedRandIndex
{
    /// <summary>1 for the same grouping whatever the numbers of the groups, about 0 for groupings by chance, and possibly below.</summary>
    /// <param name="left">Group of each point, at least 0.</param>
    /// <param name="right">As long.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Of(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        if (left.Length != right.Length)
        {
            throw new ArgumentException($"{left.Length} points and {right.Length} points", nameof(right));
        }

        Dictionary<(int Left, int Right), long> both = [];
        Dictionary<int, long> lefts = [];
        Dictionary<int, long> rights = [];
        for (int i = 0; i < left.Length; i++)
        {
            both[(left[i], right[i])] = both.GetValueOrDefault((left[i], right[i])) + 1;
            lefts[left[i]] = lefts.GetValueOrDefault(left[i]) + 1;
            rights[right[i]] = rights.GetValueOrDefault(right[i]) + 1;
        }

        double index = both.Values.Sum(Pairs);
        double leftPairs = lefts.Values.Sum(Pairs);
        double rightPairs = rights.Values.Sum(Pairs);
        double expected = left.Length < 2 ? 0 : leftPairs * rightPairs / Pairs(left.Length);
        double most = (leftPairs + rightPairs) / 2;
        return most > expected ? (index - expected) / (most - expected) : 1;
    }

    private static double Pairs(long count) => count * (count - 1) / 2.0;
}
