using CsCheck;
using ShelfEdge.Core.Segment;

namespace ShelfEdge.Core.Tests.Segment;

public sealed class FeatureScaleTests
{
    [Fact]
    public void Median_becomes_zero_and_the_interquartile_range_one()
    {
        FeatureScale scale = FeatureScale.Fit("x", [5, 1, 3, 2, 4]);

        Assert.Equal(new FeatureScale("x", false, 3, 2), scale);
        Assert.Equal(0.5, scale.Apply(4));
    }

    [Fact]
    public void Skewed_feature_is_taken_by_its_logarithm()
    {
        FeatureScale scale = FeatureScale.Fit("money", [1, 2, 3, 4, 5, 6, 7, 8, 9_000]);

        Assert.True(scale.IsLogarithmic);
        Assert.Equal(Math.Log(6), scale.Median, 1e-12);
    }

    [Fact]
    public void Feature_below_zero_is_not_taken_by_its_logarithm() =>
        Assert.False(FeatureScale.Fit("x", [-1, 2, 3, 4, 5, 6, 7, 8, 9_000]).IsLogarithmic);

    [Fact]
    public void One_absurd_shopper_does_not_move_the_scale()
    {
        double[] usual = [.. Enumerable.Range(0, 200).Select(i => (double)(i % 20))];

        FeatureScale without = FeatureScale.Fit("x", [.. usual]);
        FeatureScale with = FeatureScale.Fit("x", [.. usual, -1e9]);

        Assert.Equal(without.Median, with.Median, 0.6);
        Assert.Equal(without.Range, with.Range, 0.6);
    }

    [Theory]
    [InlineData(1.0, 1.0, 1.0, 1.0, 1.0, 1.0)]
    [InlineData(1.0, 1.0, 1.0, 1.0, 1.0, 1.5)]
    public void Feature_that_hardly_varies_is_scaled_by_a_number_above_zero(params double[] values)
    {
        FeatureScale scale = FeatureScale.Fit("x", [.. values]);

        Assert.True(scale.Range > 0);
        Assert.True(double.IsFinite(scale.Apply(1)));
    }

    [Fact]
    public void Invert_undoes_apply()
    {
        Gen.Select(Gen.Double[0, 1e6], Gen.Bool, Gen.Double[-5, 5], Gen.Double[0.1, 10]).Sample((value, isLogarithmic, median, range) =>
        {
            var scale = new FeatureScale("x", isLogarithmic, median, range);
            Assert.Equal(value, scale.Invert(scale.Apply(value)), 1e-6 * (1 + value));
        });
    }

    [Fact]
    public void Scaling_needs_a_name_for_each_feature() =>
        Assert.Throws<ArgumentException>(() => FeatureScaling.Fit(new FeatureTable([1, 2], 2), ["only one"]));
}
