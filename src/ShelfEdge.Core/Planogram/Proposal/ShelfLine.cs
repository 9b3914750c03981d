using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Planogram.Proposal;

/// <summary>
/// The line that the lower edges of one row lie on, fitted so that up to a quarter of them may lie anywhere: the median of the
/// slopes between all pairs and the median of the heights that remain (Theil 1950, Sen 1968).
/// </summary>
/// <param name="Slope">Pixels down per pixel to the right.</param>
/// <param name="AtZero">Height of the line at the left border of the frame.</param>
/// <param name="Spread">Scatter of the points about the line in pixels, as a standard deviation, from the median of the misses.</param>
internal readonly record struct ShelfLine(double Slope, double AtZero, double Spread)
{
    // A line through fewer points follows the scatter of its points instead of the shelf.
    private const int MinPoints = 5;

    // Makes a median of absolute misses the standard deviation of a normal distribution.
    private const double ToDeviation = 1.4826;

    /// <summary>Fits the line.</summary>
    /// <param name="points">At least one.</param>
    /// <param name="slopeElsewhere">How shelves run here by the other rows; taken when there are few points.</param>
    public static ShelfLine Fit(IReadOnlyList<(double X, double Y)> points, double slopeElsewhere)
    {
        var slope = points.Count < MinPoints ? slopeElsewhere : SlopeOf(points) ?? slopeElsewhere;
        var atZero = Median.Of(points.Select(point => point.Y - (slope * point.X)));
        var spread = ToDeviation * Median.Of(points.Select(point => Math.Abs(point.Y - (slope * point.X) - atZero)));
        return new ShelfLine(slope, atZero, spread);
    }

    /// <summary>Height of the line in a column.</summary>
    public double At(double x) => AtZero + (Slope * x);

    /// <summary>Standard deviation of the noise in a sequence with few steps: from the median step between neighbours.</summary>
    public static double Noise(double[] steps) =>
        steps.Length == 0 ? 0 : ToDeviation * Median.Of(steps.Select(Math.Abs)) / Math.Sqrt(2);

    private static double? SlopeOf(IReadOnlyList<(double X, double Y)> points)
    {
        var slopes = new List<double>();
        for (var i = 0; i < points.Count; i++)
        {
            for (var j = i + 1; j < points.Count; j++)
            {
                if (points[j].X != points[i].X)
                {
                    slopes.Add((points[j].Y - points[i].Y) / (points[j].X - points[i].X));
                }
            }
        }

        return slopes.Count == 0 ? null : Median.Of(slopes);
    }
}
