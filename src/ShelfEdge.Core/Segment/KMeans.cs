namespace ShelfEdge.Core.Segment;

/// <summary>
/// Groups points around means. The same points and rules give the same clusters, whatever the degree of parallelism.
/// </summary>
public static class KMeans
{
    /// <summary>Runs from several beginnings and keeps the end with the least inertia, the first of equals.</summary>
    /// <param name="points">At least as many as clusters.</param>
    /// <param name="rules">How.</param>
    /// <param name="parallel">Degree of parallelism and cancellation.</param>
    /// <exception cref="ArgumentException">There are fewer points than clusters.</exception>
    /// <exception cref="OperationCanceledException">The caller asked for it.</exception>
    public static Clustering Fit(FeatureTable points, KMeansRules rules, ParallelOptions parallel)
    {
        if (points.Count < rules.Clusters)
        {
            throw new ArgumentException($"{points.Count} points do not make {rules.Clusters} clusters", nameof(points));
        }

        var runs = new Clustering[rules.Restarts];
        Parallel.For(0, rules.Restarts, parallel, restart =>
        {
            var random = new Random(unchecked((rules.Seed * 7_919) + restart));
            runs[restart] = new KMeansRun(points, CentroidSeeding.Draw(points, rules.Clusters, random)).Run(rules.Iterations);
        });
        return runs.MinBy(run => run.Inertia)!;
    }

    /// <summary>Runs once from given centroids.</summary>
    /// <param name="points">At least one.</param>
    /// <param name="centroids">At least one, as wide as a point.</param>
    /// <param name="iterations">At most.</param>
    public static Clustering FitFrom(FeatureTable points, FeatureTable centroids, int iterations) =>
        new KMeansRun(points, Packed(centroids)).Run(iterations);

    private static double[] Packed(FeatureTable table)
    {
        double[] values = new double[table.Count * table.Width];
        for (int row = 0; row < table.Count; row++)
        {
            table.Row(row).CopyTo(values.AsSpan(row * table.Width));
        }

        return values;
    }
}
