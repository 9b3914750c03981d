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

    // Levenshtein distance with one row, https://en.wikipedia.org/wiki/Levenshtein_distance
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var substitution = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
