using ShelfEdge.Core.Segment;

namespace ShelfEdge.Core.Tests.Segment;

public sealed class SilhouetteTests
{
    [Fact]
    public void Silhouette_follows_its_formula()
    {
        // Points 0, 1 and 10, 12: a and b of each by hand.
        var points = new FeatureTable([0, 1, 10, 12], 1);
        double expected = ((1 - (1 / 11.0)) + (1 - (1 / 10.0)) + (1 - (2 / 9.5)) + (1 - (2 / 11.5))) / 4;

        Assert.Equal(expected, Silhouette.Mean(points, [0, 0, 1, 1], seed: 1), 1e-12);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 1, 2)]
    public void One_cluster_and_points_alone_count_zero(params int[] clusters) =>
        Assert.Equal(0, Silhouette.Mean(new FeatureTable([1, 2, 9], 1), clusters, seed: 1));

    [Fact]
    public void Sample_agrees_with_all_points()
    {
        (FeatureTable points, int[] clouds) = Blobs.Make(1, 1_500, 1, (0, 0), (4, 0));
        FeatureTable some = points.Take([.. Enumerable.Range(0, Silhouette.MaxPoints)]);

        double sampled = Silhouette.Mean(points, clouds, seed: 1);

        Assert.Equal(Silhouette.Mean(some, clouds.AsSpan(0, Silhouette.MaxPoints), seed: 1), sampled, 0.02);
    }
}
