namespace ShelfEdge.Core.Segment;

/// <summary>How well points lie in their clusters (Rousseeuw 1987).</summary>
public static class Silhouette
{
    /// <summary>More points than this are judged by a sample, since every pair is looked at.</summary>
    public const int MaxPoints = 2_000;

    /// <summary>
    /// The mean over points of (b - a) / max(a, b), a being the mean distance to the point's own cluster and b that to the nearest
    /// other: near 1 for clusters far apart, near 0 for one cloud cut to pieces. A point alone in its cluster counts 0.
    /// </summary>
    /// <param name="points">As many as <paramref name="clusters"/>.</param>
    /// <param name="clusters">Of each point, from 0.</param>
    /// <param name="seed">Of the sample.</param>
    public static double Mean(FeatureTable points, ReadOnlySpan<int> clusters, int seed)
    {
        int[] sample = Sample(points.Count, seed);
        int count = 0;
        foreach (int cluster in clusters)
        {
            count = Math.Max(count, cluster + 1);
        }

        double sum = 0;
        double[] distances = new double[count];
        int[] others = new int[count];
        foreach (int point in sample)
        {
            Array.Clear(distances);
            Array.Clear(others);
            foreach (int other in sample)
            {
                if (other != point)
                {
                    distances[clusters[other]] += Distance.Between(points.Row(point), points.Row(other));
                    others[clusters[other]]++;
                }
            }

            sum += Of(clusters[point], distances, others);
        }

        return sample.Length == 0 ? 0 : sum / sample.Length;
    }

    private static double Of(int own, double[] distances, int[] others)
    {
        double nearest = double.PositiveInfinity;
        for (int cluster = 0; cluster < distances.Length; cluster++)
        {
            if (cluster != own && others[cluster] > 0)
            {
                nearest = Math.Min(nearest, distances[cluster] / others[cluster]);
            }
        }

        if (others[own] == 0 || double.IsPositiveInfinity(nearest))
        {
            return 0;
        }

        double inside = distances[own] / others[own];
        double larger = Math.Max(inside, nearest);
        return larger > 0 ? (nearest - inside) / larger : 0;
    }

    private static int[] Sample(int count, int seed)
    {
        int[] all = [.. Enumerable.Range(0, count)];
        if (count <= MaxPoints)
        {
            return all;
        }

        new Random(seed).Shuffle(all);
        return all[..MaxPoints];
    }
}
