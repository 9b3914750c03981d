using ShelfEdge.Core.Segment;

namespace ShelfEdge.Core.Tests.Segment;

public sealed class GaussianMixtureTests
{
    private static readonly ParallelOptions Alone = new() { MaxDegreeOfParallelism = 1 };

    [Fact]
    public void One_component_is_the_mean_and_covariance_of_the_points()
    {
        double[] values = [0, 0, 2, 0, 2, 2, 0, 4];
        var points = new FeatureTable(values, 2);

        var mixture = GaussianMixture.Fit(points, new MixtureRules(1, CovarianceKind.Full, 1, 10, 1e-9, 1), Alone);

        var component = Assert.Single(mixture.Components);
        Assert.Equal(1, component.Mean[0], 5);
        Assert.Equal(1.5, component.Mean[1], 5);
        Assert.Equal(1, component.Covariance[0], 5);
        Assert.Equal(-0.5, component.Covariance[1], 5);
        Assert.Equal(2.75, component.Covariance[3], 5);

        // At the fit, -2 log L = n (width log 2 pi + log det + width).
        var minusTwice = 4 * ((2 * Math.Log(2 * Math.PI)) + Math.Log(2.75 - 0.25) + 2);
        Assert.Equal(minusTwice, -2 * mixture.LogLikelihood, 4);
        Assert.Equal(minusTwice + (5 * Math.Log(4)), mixture.BayesianInformation, 4);
    }

    [Fact]
    public void Long_clouds_side_by_side_are_told_apart_where_means_are_not()
    {
        var (points, clouds) = Blobs.Make(3, 300, 0.5, (0, 0), (0, 3));
        var stretched = new FeatureTable(
            [.. Enumerable.Range(0, points.Count).SelectMany(point => new[] { points.Row(point)[0] * 12, points.Row(point)[1] })], 2);

        var mixture = GaussianMixture.Fit(stretched, new MixtureRules(2, CovarianceKind.Diagonal, 10, 500, 1e-6, 1), Alone);
        var means = KMeans.Fit(stretched, new KMeansRules(2, 10, 500, 1), Alone);

        Assert.InRange(AdjustedRandIndex.Of(clouds, mixture.Clusters.AsSpan()), 0.95, 1);
        Assert.InRange(AdjustedRandIndex.Of(clouds, means.Clusters.AsSpan()), -0.1, 0.3);
    }

    [Fact]
    public void Least_criterion_names_the_number_of_clouds()
    {
        var (points, _) = Blobs.Make(5, 150, 1, (0, 0), (9, 0), (0, 9));

        var best = Enumerable.Range(1, 6)
            .MinBy(count => GaussianMixture.Fit(points, new MixtureRules(count, CovarianceKind.Full, 5, 300, 1e-6, 1), Alone).BayesianInformation);

        Assert.Equal(3, best);
    }

    [Fact]
    public void Training_points_are_found_in_their_clusters()
    {
        var (points, _) = Blobs.Make(8, 60, 1, (0, 0), (5, 5));
        var mixture = GaussianMixture.Fit(points, new MixtureRules(2, CovarianceKind.Full, 3, 300, 1e-6, 1), Alone);

        Assert.All(Enumerable.Range(0, points.Count), point => Assert.Equal(mixture.Clusters[point], mixture.Find(points.Row(point))));
    }

    [Fact]
    public void More_components_than_different_points_do_not_collapse()
    {
        var points = new FeatureTable([1, 1, 1, 1, 1, 2], 1);

        var mixture = GaussianMixture.Fit(points, new MixtureRules(3, CovarianceKind.Full, 2, 50, 1e-3, 1), Alone);

        Assert.True(double.IsFinite(mixture.LogLikelihood));
        Assert.Equal(1, mixture.Components.Sum(component => component.Weight), 9);
    }
}
