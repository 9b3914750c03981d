using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Tests.Recommend;

public sealed class ConfidenceRulesTests
{
    [Theory]
    [InlineData(0f, 0f, 50, 400, 1.0)]
    [InlineData(2f, 0f, 0, 0, 1.0)]
    [InlineData(2f, 0f, 1.718281828, 900, 3.0)]
    [InlineData(0f, 30f, 1, 30, 0.5)]
    [InlineData(0f, 30f, 1, 60, 0.25)]
    [InlineData(0f, 30f, 1, -60, 1.0)]
    [InlineData(0f, 1f, 1, 5_000, 0.001)]
    [InlineData(1f, 10f, 1.718281828, 10, 1.0)]
    [InlineData(1f, 0f, double.PositiveInfinity, 0, 21.72326)]
    [InlineData(1f, 0f, -5, 0, 1.0)]
    public void Weight_follows_amount_and_age(float scale, float halfLife, double amount, double ageDays, double expected) =>
        Assert.Equal(expected, new ConfidenceRules(scale, halfLife).Weigh(amount, TimeSpan.FromDays(ageDays)), 0.0001);

    [Theory]
    [InlineData(-1f, 0f)]
    [InlineData(101f, 0f)]
    [InlineData(float.NaN, 0f)]
    [InlineData(0f, -1f)]
    [InlineData(0f, float.PositiveInfinity)]
    public void Number_out_of_range_is_refused(float scale, float halfLife) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfidenceRules(scale, halfLife));
}
