namespace ShelfEdge.Service.Settings;

/// <summary>Finds the allowed word that was probably meant, by edit distance.</summary>
internal static class NearMiss
{
    /// <returns>The nearest of <paramref name="allowed"/>, or <see langword="null"/> when none is near.</returns>
    public static string? Find(string written, IEnumerable<string> allowed)
    {
        var limit = Math.Max(1, written.Length / 3);
        return allowed
            .Select(word => (Word: word, Distance: Distance(written.ToLowerInvariant(), word.ToLowerInvariant())))
            .Where(candidate => candidate.Distance <= limit)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .Select(candidate => candidate.Word)
            .FirstOrDefault();
    }

    // Optimal string alignment: a swap of two neighbours is one mistake, not two.
    // https://en.wikipedia.org/wiki/Damerau-Levenshtein_distance
    private static int Distance(string from, string to)
    {
        var cost = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    cost[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1),
                    Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[from.Length, to.Length];
    }
}
