namespace ShelfEdge.Core.Demand;

/// <summary>
/// RMSSE, the measure of the M5 competition (Makridakis, Spiliotis, Assimakopoulos 2022): root of the mean squared error over the mean
/// squared one-step difference of the training part from its first sale on.
/// </summary>
public static class ScaledError
{
    /// <summary>The mean squared one-step difference; zero where there is none, and then the SKU cannot be judged.</summary>
    public static double Scale(ReadOnlySpan<double> training)
    {
        int first = 0;
        while (first < training.Length && training[first] <= 0)
        {
            first++;
        }

        double sum = 0;
        for (int day = first + 1; day < training.Length; day++)
        {
            double step = training[day] - training[day - 1];
            sum += step * step;
        }

        return training.Length - first < 2 ? 0 : sum / (training.Length - first - 1);
    }

    /// <param name="actual">Not empty.</param>
    /// <param name="forecast">As many.</param>
    /// <param name="scale">Above zero.</param>
    public static double Rmsse(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast, double scale)
    {
        double sum = 0;
        for (int day = 0; day < actual.Length; day++)
        {
            double error = actual[day] - forecast[day];
            sum += error * error;
        }

        return Math.Sqrt(sum / actual.Length / scale);
    }
}
