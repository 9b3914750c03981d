using ShelfEdge.Core.Demand;

namespace ShelfEdge.Core.Segment;

/// <summary>
/// Makes one feature comparable with others: by its logarithm if it is skewed, less the median, over the interquartile range, none
/// of which a few extreme shoppers can move. Stored with the model, so that the box computes the same numbers.
/// </summary>
/// <param name="Name">Of the feature.</param>
/// <param name="IsLogarithmic">Whether log(1 + value) stands for the value.</param>
/// <param name="Median">Of the training set, after the logarithm.</param>
/// <param name="Range">Between the quartiles, after the logarithm; above 0.</param>
public sealed record FeatureScale(string Name, bool IsLogarithmic, double Median, double Range)
{
    /// <summary>From this skewness on the logarithm is taken.</summary>
    private const double Skewed = 1;

    /// <summary>Learns the scale of a feature.</summary>
    /// <param name="name">Of the feature.</param>
    /// <param name="values">At least one. Sorted by this method.</param>
    public static FeatureScale Fit(string name, Span<double> values)
    {
        values.Sort();
        bool isLogarithmic = values[0] >= 0 && Skewness(values) > Skewed;
        if (isLogarithmic)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = Math.Log(1 + values[i]);
            }
        }

        double range = SampleQuantile.Of(values, 0.75) - SampleQuantile.Of(values, 0.25);
        if (range <= 0)
        {
            // Most shoppers are alike in this feature: the deviation of all is the next best measure of what is far.
            (_, double variance, _) = Moments(values);
            range = variance > 0 ? Math.Sqrt(variance) : 1;
        }

        return new FeatureScale(name, isLogarithmic, SampleQuantile.Of(values, 0.5), range);
    }

    /// <summary>The number that is compared.</summary>
    public double Apply(double value) => ((IsLogarithmic ? Math.Log(1 + value) : value) - Median) / Range;

    /// <summary>The value that has this number.</summary>
    public double Invert(double scaled)
    {
        double value = (scaled * Range) + Median;
        return IsLogarithmic ? Math.Exp(value) - 1 : value;
    }

    private static double Skewness(ReadOnlySpan<double> values)
    {
        (_, double variance, double third) = Moments(values);
        return variance > 0 ? third / Math.Pow(variance, 1.5) : 0;
    }

    private static (double Mean, double Variance, double Third) Moments(ReadOnlySpan<double> values)
    {
        double mean = 0;
        foreach (double value in values)
        {
            mean += value / values.Length;
        }

        double variance = 0;
        double third = 0;
        foreach (double value in values)
        {
            double difference = value - mean;
            variance += difference * difference / values.Length;
            third += difference * difference * difference / values.Length;
        }

        return (mean, variance, third);
    }
}
