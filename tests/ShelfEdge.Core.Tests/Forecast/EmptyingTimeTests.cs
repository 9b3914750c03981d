using CsCheck;
using ShelfEdge.Core.Forecast;

namespace ShelfEdge.Core.Tests.Forecast;

public sealed class EmptyingTimeTests
{
    private static readonly double[] Probabilities = [0.05, 0.25, 0.5, 0.75, 0.95];

    private static readonly Gen<EmptyingTime> AnyEmptying = Gen.Select(
        Gen.Int[1, 60], Gen.Double[0.2, 300], Gen.Double[0.1, 500], Gen.Double[1, 4], (facings, shape, rate, size) =>
            new EmptyingTime(facings, shape, rate, size));

    [Fact]
    public void Quantiles_rise_with_the_probability() =>
        AnyEmptying.Sample(emptying =>
        {
            double?[] quantiles = [.. Probabilities.Select(p => emptying.Quantile(p, 200))];
            Assert.Equal(quantiles.Select(hours => hours ?? 1e9).Order(), quantiles.Select(hours => hours ?? 1e9));
        });

    [Fact]
    public void Probability_is_a_share_that_grows_with_time() =>
        Gen.Select(AnyEmptying, Gen.Double[0, 300], Gen.Double[0, 300]).Sample((emptying, one, other) =>
        {
            var (early, late) = (emptying.Probability(Math.Min(one, other)), emptying.Probability(Math.Max(one, other)));
            Assert.InRange(early, 0, 1);
            Assert.True(early <= late + 1e-9, $"{early} > {late}");
        });

    [Fact]
    public void One_facing_of_a_known_level_waits_exponentially() =>
        Assert.Equal(1 - Math.Exp(-0.5), new EmptyingTime(1, 1e6, 1e6, 1).Probability(0.5), 4);

    [Fact]
    public void Nothing_left_takes_no_time() => Assert.Equal(0, new EmptyingTime(0, 1, 1, 1).Quantile(0.95, 10));
}
