namespace ShelfEdge.Core.Segment;

/// <summary>
/// First centroids by k-means++ (Arthur, Vassilvitskii 2007): each is a point drawn by its squared distance from those before. Of a
/// few points drawn, the one that leaves the least distance is taken.
/// </summary>
internal static class CentroidSeeding
{
    /// <param name="points">At least as many as clusters.</param>
    /// <param name="clusters">Centroids wanted.</param>
    /// <param name="random">Seeded.</param>
    public static double[] Draw(FeatureTable points, int clusters, Random random)
    {
        double[] centroids = new double[clusters * points.Width];
        double[] distances = new double[points.Count];
        Array.Fill(distances, double.PositiveInfinity);
        double[] after = new double[points.Count];
        int trials = 2 + (int)Math.Log(clusters);
        for (int cluster = 0; cluster < clusters; cluster++)
        {
            int best = -1;
            double least = double.PositiveInfinity;
            for (int trial = 0; trial < (cluster == 0 ? 1 : trials); trial++)
            {
                int point = cluster == 0 ? random.Next(points.Count) : DrawByDistance(distances, random);
                double left = DistanceLeft(points, point, distances, after);
                if (left < least)
                {
                    (best, least) = (point, left);
                }
            }

            points.Row(best).CopyTo(centroids.AsSpan(cluster * points.Width));
            DistanceLeft(points, best, distances, after);
            (distances, after) = (after, distances);
        }

        return centroids;
    }

    private static int DrawByDistance(double[] distances, Random random)
    {
        double total = 0;
        foreach (double distance in distances)
        {
            total += distance;
        }

        double at = random.NextDouble() * total;
        for (int point = 0; point < distances.Length; point++)
        {
            at -= distances[point];
            if (at < 0)
            {
                return point;
            }
        }

        // All points lie on the centroids so far, or rounding ran past the last one.
        return random.Next(distances.Length);
    }

    /// <summary>Fills in each point's distance with one more centroid and gives their sum.</summary>
    private static double DistanceLeft(FeatureTable points, int centroid, double[] distances, double[] after)
    {
        double sum = 0;
        ReadOnlySpan<double> centre = points.Row(centroid);
        for (int point = 0; point < points.Count; point++)
        {
            after[point] = Math.Min(distances[point], Distance.Squared(points.Row(point), centre));
            sum += after[point];
        }

        return sum;
    }
}
