namespace ShelfEdge.Core.Segment;

/// <summary>Finds segments among scaled features and helps to choose how many.</summary>
public static class SegmentTraining
{
    private const int StabilityDraws = 5;

    /// <summary>Tries a number of segments.</summary>
    /// <param name="points">Scaled; at least as many as segments.</param>
    /// <param name="segments">Asked for, 1 to <see cref="SegmentLimits.Segments"/>.</param>
    /// <param name="rules">How.</param>
    /// <param name="parallel">Degree of parallelism and cancellation.</param>
    /// <exception cref="ArgumentException">There are too few points.</exception>
    /// <exception cref="OperationCanceledException">The caller asked for it.</exception>
    public static SegmentTrial Try(FeatureTable points, int segments, SegmentRules rules, ParallelOptions parallel)
    {
        Clustering clustering = Fit(points, segments, rules, rules.Seed, parallel);
        return new SegmentTrial(
            segments,
            clustering,
            Silhouette.Mean(points, clustering.Clusters.AsSpan(), rules.Seed),
            Stability(points, segments, rules, parallel));
    }

    /// <summary>
    /// The trial at the elbow: farthest below the line from the first inertia to the last, both axes scaled to 1 (Satopää, Albrecht,
    /// Irwin, Raghavan 2011).
    /// </summary>
    /// <param name="trials">At least one, from few segments to many.</param>
    public static SegmentTrial Elbow(IReadOnlyList<SegmentTrial> trials)
    {
        SegmentTrial first = trials[0];
        SegmentTrial last = trials[^1];
        double across = last.Asked - first.Asked;
        double down = first.Clustering.Inertia - last.Clustering.Inertia;
        return across <= 0 || down <= 0
            ? first
            : trials.MaxBy(trial =>
                ((first.Clustering.Inertia - trial.Clustering.Inertia) / down) - ((trial.Asked - first.Asked) / across))!;
    }

    private static Clustering Fit(FeatureTable points, int segments, SegmentRules rules, int seed, ParallelOptions parallel)
    {
        Clustering clustering = KMeans.Fit(points, new KMeansRules(segments, rules.Restarts, rules.Iterations, seed), parallel);
        while (clustering.Centroids.Count > 1)
        {
            int[] sizes = clustering.Sizes();
            int smallest = Array.IndexOf(sizes, sizes.Min());
            if (sizes[smallest] >= rules.MinimumSize)
            {
                break;
            }

            // The shoppers of the smallest segment find their place in the others.
            int[] kept = [.. Enumerable.Range(0, sizes.Length).Where(segment => segment != smallest)];
            clustering = KMeans.FitFrom(points, clustering.Centroids.Take(kept), rules.Iterations);
        }

        return clustering;
    }

    private static double Stability(FeatureTable points, int segments, SegmentRules rules, ParallelOptions parallel)
    {
        if (points.Count < 2 * segments)
        {
            return 0;
        }

        var random = new Random(rules.Seed);
        int[] order = [.. Enumerable.Range(0, points.Count)];
        double sum = 0;
        for (int draw = 0; draw < StabilityDraws; draw++)
        {
            random.Shuffle(order);
            int[] left = Assign(points, Fit(points.Take(order.AsSpan(0, order.Length / 2)), segments, rules, draw, parallel));
            int[] right = Assign(points, Fit(points.Take(order.AsSpan(order.Length / 2)), segments, rules, draw, parallel));
            sum += AdjustedRandIndex.Of(left, right);
        }

        return sum / StabilityDraws;
    }

    private static int[] Assign(FeatureTable points, Clustering clustering)
    {
        int[] clusters = new int[points.Count];
        for (int point = 0; point < points.Count; point++)
        {
            clusters[point] = Distance.Nearest(clustering.Centroids, points.Row(point)).Row;
        }

        return clusters;
    }
}
