using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Detection;

/// <summary>
/// How shelves run through a frame: pixels down per pixel to the right, a linear function of the height in the frame, since
/// shelves that a camera does not face fan out. Fitted to pairs of neighbours by least squares that leave outliers out.
/// </summary>
internal readonly struct ShelfSlope
{
    // Fewer pairs say nothing.
    private const int MinPairs = 8;
    private const int Rounds = 5;
    private const double FanPenalty = 0.5;
    private const double LeastSpread = 0.01;

    private readonly double _middle;
    private readonly double _fan;
    private readonly double _frameHeight;
    private readonly double _centre;

    private ShelfSlope(double middle, double fan, int frameWidth, int frameHeight)
    {
        (_middle, _fan) = (middle, fan);
        _frameHeight = frameHeight;
        _centre = frameWidth / 2.0;
    }

    /// <summary>Fits the slope.</summary>
    /// <param name="pairs">Height in the frame and slope from one product to its neighbour, by their lower edges.</param>
    /// <param name="frameWidth">Pixels.</param>
    /// <param name="frameHeight">Pixels.</param>
    public static ShelfSlope Fit(IReadOnlyList<(double Y, double Slope)> pairs, int frameWidth, int frameHeight)
    {
        if (pairs.Count < MinPairs)
        {
            return new ShelfSlope(0, 0, frameWidth, frameHeight);
        }

        var heights = pairs.Select(pair => (pair.Y / frameHeight) - 0.5).ToArray();
        var residuals = new double[pairs.Count];
        var (middle, fan, limit) = (0.0, 0.0, double.PositiveInfinity);
        for (var round = 0; round < Rounds; round++)
        {
            // Normal equations of slope = middle + fan * height over the pairs within the limit.
            var (n, h, hh, s, hs) = (0.0, 0.0, FanPenalty, 0.0, 0.0);
            for (var i = 0; i < residuals.Length; i++)
            {
                if (residuals[i] <= limit)
                {
                    n++;
                    h += heights[i];
                    hh += heights[i] * heights[i];
                    s += pairs[i].Slope;
                    hs += heights[i] * pairs[i].Slope;
                }
            }

            var determinant = (n * hh) - (h * h);
            (middle, fan) = (((hh * s) - (h * hs)) / determinant, ((n * hs) - (h * s)) / determinant);
            for (var i = 0; i < residuals.Length; i++)
            {
                residuals[i] = Math.Abs(pairs[i].Slope - middle - (fan * heights[i]));
            }

            limit = Math.Max(2 * Median.Of(residuals), LeastSpread);
        }

        return new ShelfSlope(middle, fan, frameWidth, frameHeight);
    }

    /// <summary>Where the shelf edge through a point passes another column.</summary>
    public double Along(double x, double y, double otherX) => y + (SlopeAt(y) * (otherX - x));

    /// <summary>Where the shelf edge through a point passes the middle of the frame: the same for all that stands on it.</summary>
    public double AtCentre(double x, double y) => Along(x, y, _centre);

    private double SlopeAt(double y) => _middle + (_fan * ((y / _frameHeight) - 0.5));
}
