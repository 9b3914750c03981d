using CsCheck;
using ShelfEdge.Core.Segment;

namespace ShelfEdge.Core.Tests.Segment;

public sealed class KMeansTests
{
    private static readonly ParallelOptions OneThread = new() { MaxDegreeOfParallelism = 1 };

    [Fact]
    public void Separated_clouds_are_found()
    {
        (FeatureTable points, int[] clouds) = Blobs.Make(1, 60, 0.3, (0, 0), (5, 0), (0, 5), (5, 5));

        Clustering found = KMeans.Fit(points, new KMeansRules(4, 10, 100, 1), OneThread);

        Assert.Equal(1, AdjustedRandIndex.Of(clouds, found.Clusters.AsSpan()));
        Assert.All(found.Sizes(), size => Assert.Equal(60, size));
    }

    [Fact]
    public void Bounds_change_nothing_but_the_work()
    {
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[1, 8], Gen.Int[1, 4], Gen.Int[1, 30]).Sample(
            (seed, clusters, width, iterations) =>
            {
                FeatureTable points = Blobs.Scatter(seed, 120, width);
                double[] centroids = CentroidSeeding.Draw(points, clusters, new Random(seed));
                Clustering plain = Lloyd(points, (double[])centroids.Clone(), iterations);

                Clustering bounded = new KMeansRun(points, centroids).Run(iterations);

                Assert.Equal(plain.Clusters.AsEnumerable(), bounded.Clusters);
                Assert.Equal(plain.Inertia, bounded.Inertia, 1e-9);
            },
            iter: 300);
    }

    [Fact]
    public void Bounds_save_half_of_the_distances_and_more()
    {
        (FeatureTable points, _) = Blobs.Make(2, 500, 1.2, (0, 0), (5, 0), (0, 5), (5, 5), (9, 9), (0, 9));
        var run = new KMeansRun(points, CentroidSeeding.Draw(points, 6, new Random(1)));

        Clustering found = run.Run(100);

        Assert.InRange(run.Distances, points.Count, points.Count * 6 * (found.Iterations + 1) / 2);
    }

    [Fact]
    public void Inertia_never_rises()
    {
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[1, 10]).Sample(
            (seed, clusters) =>
            {
                FeatureTable points = Blobs.Scatter(seed, 80, 3);
                double last = double.PositiveInfinity;

                new KMeansRun(points, CentroidSeeding.Draw(points, clusters, new Random(seed))).Run(50, inertia =>
                {
                    Assert.True(inertia <= last + 1e-9, $"{inertia} after {last}");
                    last = inertia;
                });
            },
            iter: 100);
    }

    [Fact]
    public void Every_point_is_in_the_cluster_of_the_nearest_centroid()
    {
        FeatureTable points = Blobs.Scatter(3, 200, 2);

        Clustering found = KMeans.Fit(points, new KMeansRules(7, 3, 1_000, 1), OneThread);

        for (int point = 0; point < points.Count; point++)
        {
            Assert.Equal(Distance.Nearest(found.Centroids, points.Row(point)).Row, found.Clusters[point]);
        }
    }

    [Fact]
    public void Threads_do_not_change_the_clusters()
    {
        FeatureTable points = Blobs.Scatter(4, 300, 3);
        var rules = new KMeansRules(5, 8, 100, 2);

        Clustering one = KMeans.Fit(points, rules, OneThread);
        Clustering four = KMeans.Fit(points, rules, new ParallelOptions { MaxDegreeOfParallelism = 4 });

        Assert.Equal(one.Clusters.AsEnumerable(), four.Clusters);
        Assert.Equal(one.Inertia, four.Inertia);
    }

    [Fact]
    public void More_restarts_are_never_worse()
    {
        FeatureTable points = Blobs.Scatter(5, 200, 2);

        double few = KMeans.Fit(points, new KMeansRules(9, 1, 100, 1), OneThread).Inertia;
        double many = KMeans.Fit(points, new KMeansRules(9, 20, 100, 1), OneThread).Inertia;

        Assert.True(many < few);
    }

    [Fact]
    public void Points_that_are_all_alike_leave_clusters_empty()
    {
        Clustering found = KMeans.Fit(new FeatureTable([2, 2, 2, 2, 2], 1), new KMeansRules(3, 2, 10, 1), OneThread);

        Assert.Equal(0, found.Inertia);
        Assert.Equal([0, 0, 5], found.Sizes().Order());
    }

    [Fact]
    public void Cluster_without_points_begins_anew_at_the_point_worst_off()
    {
        (FeatureTable points, int[] clouds) = Blobs.Make(6, 40, 0.2, (0, 0), (10, 0), (0, 10));

        // The third centroid is nobody's nearest.
        Clustering found = KMeans.FitFrom(points, new FeatureTable([0, 0, 10, 0, 500, 500], 2), 50);

        Assert.Equal(1, AdjustedRandIndex.Of(clouds, found.Clusters.AsSpan()));
    }

    [Fact]
    public void More_clusters_than_points_are_refused() =>
        Assert.Throws<ArgumentException>(() => KMeans.Fit(new FeatureTable([1, 2], 1), new KMeansRules(3, 1, 1, 1), OneThread));

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(SegmentLimits.Segments + 1, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1_001, 1)]
    [InlineData(1, 1, 0)]
    [InlineData(1, 1, 100_001)]
    public void Number_out_of_range_is_refused(int clusters, int restarts, int iterations) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new KMeansRules(clusters, restarts, iterations, 1));

    /// <summary>The iteration as its definition says, to compare with.</summary>
    private static Clustering Lloyd(FeatureTable points, double[] centroids, int iterations)
    {
        int width = points.Width;
        var table = new FeatureTable(centroids, width);
        int[] clusters = Assign();
        bool isChanged = true;
        for (int iteration = 0; iteration < iterations && isChanged; iteration++)
        {
            Move();
            int[] next = Assign();
            isChanged = !next.SequenceEqual(clusters);
            clusters = next;
        }

        if (isChanged)
        {
            Move();
        }

        double inertia = Enumerable.Range(0, points.Count).Sum(point => Distance.Squared(points.Row(point), table.Row(clusters[point])));
        return new Clustering(table, [.. clusters], inertia, 0);

        int[] Assign() => [.. Enumerable.Range(0, points.Count).Select(point => Distance.Nearest(table, points.Row(point)).Row)];

        void Move()
        {
            for (int cluster = 0; cluster < table.Count; cluster++)
            {
                int[] members = [.. Enumerable.Range(0, points.Count).Where(point => clusters[point] == cluster)];
                for (int i = 0; i < width && members.Length > 0; i++)
                {
                    centroids[(cluster * width) + i] = members.Sum(point => points.Row(point)[i]) / members.Length;
                }
            }
        }
    }
}
