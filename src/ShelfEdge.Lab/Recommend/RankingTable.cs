using System.Globalization;

namespace ShelfEdge.Lab.Recommend;

/// <summary>Prints results of rankers as a table in Markdown, with intervals.</summary>
internal static class RankingTable
{
    /// <param name="output">Where to.</param>
    /// <param name="results">The first is compared with each of the others, user by user.</param>
    /// <param name="k">Places of a ranking.</param>
    /// <param name="seed">Of the intervals.</param>
    public static void Write(TextWriter output, IReadOnlyList<RankingResult> results, int k, int seed)
    {
        output.WriteLine($"| @{k} | {string.Join(" | ", RankingScores.Names)} | coverage |");
        output.WriteLine($"|---|{string.Concat(RankingScores.Names.Select(_ => "---|"))}---|");
        foreach (RankingResult result in results)
        {
            WriteRow(output, result.Name, result.Estimates(seed), result.Coverage.ToString(CultureInfo.InvariantCulture));
        }

        foreach (RankingResult other in results.Skip(1))
        {
            WriteRow(output, $"{results[0].Name} - {other.Name}", results[0].Beyond(other, seed), "");
        }
    }

    private static void WriteRow(TextWriter output, string name, Estimate[] estimates, string coverage)
    {
        IEnumerable<string> cells = estimates.Select(estimate => string.Create(
            CultureInfo.InvariantCulture, $"{estimate.Mean:F4} [{estimate.Low:F4}, {estimate.High:F4}]"));
        output.WriteLine($"| {name} | {string.Join(" | ", cells)} | {coverage} |");
    }
}
