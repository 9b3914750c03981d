using ShelfEdge.Lab.Recommend;

namespace ShelfEdge.Lab.Tests.Recommend;

public sealed class EstimateTests
{
    [Fact]
    public void Interval_is_that_of_the_mean()
    {
        var random = new Random(1);
        double[][] rows = [.. Enumerable.Range(0, 400).Select(_ => (double[])[random.NextDouble()])];

        Estimate estimate = Estimate.OfColumns(rows, seed: 1)[0];

        // The mean of 400 numbers spread evenly over 0 to 1 has a deviation of 0.0144, so the interval reaches 0.028 to each side.
        Assert.Equal(rows.Average(row => row[0]), estimate.Mean, 1e-12);
        Assert.InRange(estimate.Mean - estimate.Low, 0.024, 0.033);
        Assert.InRange(estimate.High - estimate.Mean, 0.024, 0.033);
    }

    [Fact]
    public void Seed_decides_the_interval()
    {
        double[][] rows = [.. Enumerable.Range(0, 50).Select(i => (double[])[i])];

        Assert.Equal(Estimate.OfColumns(rows, 1), Estimate.OfColumns(rows, 1));
        Assert.NotEqual(Estimate.OfColumns(rows, 1), Estimate.OfColumns(rows, 2));
    }

    [Fact]
    public void Difference_that_is_the_same_for_every_user_is_sure()
    {
        var random = new Random(2);
        double[][] users = [.. Enumerable.Range(0, 100).Select(_ => Enumerable.Repeat(random.NextDouble(), 6).ToArray())];
        var better = new RankingResult("better", [.. users.Select(user => user.Select(value => value + 0.125).ToArray())], 1);
        var worse = new RankingResult("worse", users, 1);

        Estimate difference = better.Beyond(worse, seed: 1)[0];

        Assert.Equal((0.125, 0.125, 0.125), (difference.Mean, difference.Low, difference.High), (left, right) =>
            Math.Abs(left.Item1 - right.Item1) + Math.Abs(left.Item2 - right.Item2) + Math.Abs(left.Item3 - right.Item3) < 1e-9);
    }
}
