using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Tests.Recommend;

public sealed class FactorRulesTests
{
    [Theory]
    [InlineData(0f, 1f, 1f, "unobservedWeight")]
    [InlineData(-1f, 1f, 1f, "unobservedWeight")]
    [InlineData(float.NaN, 1f, 1f, "unobservedWeight")]
    [InlineData(2e6f, 1f, 1f, "unobservedWeight")]
    [InlineData(1f, 0f, 1f, "regularization")]
    [InlineData(1f, float.PositiveInfinity, 1f, "regularization")]
    [InlineData(1f, 1f, -0.1f, "exponent")]
    [InlineData(1f, 1f, 2.1f, "exponent")]
    public void Number_out_of_range_is_refused(float unobserved, float regularization, float exponent, string parameter) =>
        Assert.Equal(
            parameter,
            Assert.Throws<ArgumentOutOfRangeException>(
                () => FactorRules.ForImplicit(unobserved, regularization, exponent)).ParamName);

    [Fact]
    public void Mean_that_is_no_number_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FactorRules.ForRatings(1, 1, float.NaN));

    [Theory]
    [InlineData(0f, 7f, 2f)]
    [InlineData(0.5f, 7f, 2f * 3.7416573f)]
    [InlineData(1f, 7f, 2f * 14f)]
    public void Penalty_grows_with_the_frequency_by_the_exponent(float exponent, float frequency, float expected) =>
        Assert.Equal(expected, FactorRules.ForImplicit(0.1f, 2f, exponent).Penalty(frequency, otherRows: 70), 0.001f);

    [Theory]
    [InlineData(0, 10)]
    [InlineData(8, 10)]
    [InlineData(100, 10)]
    [InlineData(272, 10)]
    [InlineData(16, 0)]
    [InlineData(16, 1_001)]
    public void Training_needs_factors_in_vectors_and_a_bounded_number_of_iterations(int factors, int iterations) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new FactorTrainingRules(factors, iterations, FactorRules.ForImplicit(1, 1, 1), seed: 1));
}
