using ShelfEdge.Service.Commands.Bench;

namespace ShelfEdge.Service.Tests.Commands.Bench;

public sealed class SamplesTests
{
    [Fact]
    public void Quantiles_are_samples()
    {
        var samples = new Samples(100);
        foreach (var value in Enumerable.Range(1, 100).Reverse())
        {
            samples.Add(value);
        }

        Assert.Equal(new StageReport("read", 50, 95, 50.5), StageReport.Of("read", samples));
    }

    [Fact]
    public void Single_sample_is_every_quantile()
    {
        var samples = new Samples(1);
        samples.Add(3);

        Assert.Equal(new StageReport("read", 3, 3, 3), StageReport.Of("read", samples));
    }

    [Fact]
    public void No_sample_is_zero() => Assert.Equal(new StageReport("read", 0, 0, 0), StageReport.Of("read", new Samples(1)));
}
