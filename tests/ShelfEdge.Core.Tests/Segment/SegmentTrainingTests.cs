using ShelfEdge.Core.Segment;

namespace ShelfEdge.Core.Tests.Segment;

public sealed class SegmentTrainingTests
{
    private static readonly ParallelOptions OneThread = new() { MaxDegreeOfParallelism = 1 };

    private static readonly SegmentRules Rules = new(minimumSize: 10, restarts: 5, iterations: 100, seed: 1);

    [Fact]
    public void Elbow_is_at_the_number_of_clouds()
    {
        (FeatureTable points, _) = Blobs.Make(1, 60, 0.3, (0, 0), (5, 0), (0, 5));

        List<SegmentTrial> trials = [.. Enumerable.Range(1, 7).Select(k => SegmentTraining.Try(points, k, Rules, OneThread))];

        Assert.Equal(3, SegmentTraining.Elbow(trials).Segments);
        Assert.Equal(3, trials.MaxBy(trial => trial.Silhouette)!.Segments);
        Assert.True(trials[2].Stability > 0.99);
        Assert.True(trials[2].Stability > trials[5].Stability);
    }

    [Fact]
    public void Segment_that_is_too_small_is_dissolved()
    {
        (FeatureTable clouds, _) = Blobs.Make(2, 50, 0.3, (0, 0), (6, 0));
        double[] values = [.. Enumerable.Range(0, clouds.Count).SelectMany(row => clouds.Row(row).ToArray()), 50, 50, 50.1, 50];
        var points = new FeatureTable(values, 2);

        SegmentTrial trial = SegmentTraining.Try(points, 3, Rules, OneThread);

        Assert.Equal(2, trial.Segments);
        Assert.All(trial.Clustering.Sizes(), size => Assert.InRange(size, Rules.MinimumSize, points.Count));
        Assert.Equal(points.Count, trial.Clustering.Sizes().Sum());
    }

    [Fact]
    public void One_segment_may_be_small() =>
        Assert.Equal(1, SegmentTraining.Try(Blobs.Scatter(1, 4, 2), 3, Rules, OneThread).Segments);

    [Fact]
    public void Elbow_of_one_trial_is_that_trial()
    {
        SegmentTrial only = SegmentTraining.Try(Blobs.Scatter(1, 40, 2), 2, Rules, OneThread);

        Assert.Same(only, SegmentTraining.Elbow([only]));
    }

    [Fact]
    public void Minimum_size_below_one_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SegmentRules(0, 1, 1, 1));
}
