using ShelfEdge.Service.Commands.Bench;

namespace ShelfEdge.Service.Tests.Commands.Bench;

public sealed class StageTimesTests
{
    [Fact]
    public void Quantiles_are_samples()
    {
        var times = new StageTimes("read", 100);
        foreach (var milliseconds in Enumerable.Range(1, 100).Reverse())
        {
            times.Add(TimeSpan.FromMilliseconds(milliseconds));
        }

        Assert.Equal(new StageReport("read", 50, 95, 50.5), times.Report());
    }

    [Fact]
    public void Single_sample_is_every_quantile()
    {
        var times = new StageTimes("read", 1);
        times.Add(TimeSpan.FromMilliseconds(3));

        Assert.Equal(new StageReport("read", 3, 3, 3), times.Report());
    }

    [Fact]
    public void No_sample_is_zero() => Assert.Equal(new StageReport("read", 0, 0, 0), new StageTimes("read", 1).Report());
}
