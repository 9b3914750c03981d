namespace ShelfEdge.Lab.Replay;

/// <summary>A list of values in three numbers, by nearest rank.</summary>
/// <param name="Count">How many values.</param>
/// <param name="Median">At least half of the values are no larger.</param>
/// <param name="P95">At least 95 % of them are no larger.</param>
/// <param name="Most">The largest.</param>
internal sealed record Spread(int Count, double Median, double P95, double Most)
{
    /// <summary>Null for no values.</summary>
    public static Spread? Of(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
        {
            return null;
        }

        double[] sorted = [.. values.Order()];
        return new Spread(sorted.Length, Rank(sorted, 0.5), Rank(sorted, 0.95), sorted[^1]);
    }

    private static double Rank(double[] sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}
