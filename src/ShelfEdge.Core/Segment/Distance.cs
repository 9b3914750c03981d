namespace ShelfEdge.Core.Segment;

/// <summary>Euclidean distance of rows of features.</summary>
internal static class Distance
{
    public static double Squared(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            double difference = left[i] - right[i];
            sum += difference * difference;
        }

        return sum;
    }

    public static double Between(ReadOnlySpan<double> left, ReadOnlySpan<double> right) => Math.Sqrt(Squared(left, right));

    /// <summary>The nearest row, the first one if several are as near, and its squared distance.</summary>
    /// <param name="rows">At least one.</param>
    /// <param name="point">As wide as a row.</param>
    public static (int Row, double Squared) Nearest(FeatureTable rows, ReadOnlySpan<double> point)
    {
        int nearest = 0;
        double least = Squared(rows.Row(0), point);
        for (int row = 1; row < rows.Count; row++)
        {
            double squared = Squared(rows.Row(row), point);
            if (squared < least)
            {
                (nearest, least) = (row, squared);
            }
        }

        return (nearest, least);
    }
}
