using System.Numerics;

namespace ShelfEdge.Core.Geometry;

/// <summary>
/// Maps the unit square onto a convex quadrilateral as a camera sees a plane: straight lines stay straight (Heckbert,
/// "Fundamentals of Texture Mapping and Image Warping", 1989). Immutable.
/// </summary>
public sealed class QuadMap
{
    // Rows of the projective matrix; the last entry of the third is 1.
    private readonly double _a, _b, _c, _d, _e, _f, _g, _h;

    /// <summary>Makes the map.</summary>
    /// <param name="topLeft">Where (0, 0) goes.</param>
    /// <param name="topRight">Where (1, 0) goes.</param>
    /// <param name="bottomRight">Where (1, 1) goes.</param>
    /// <param name="bottomLeft">Where (0, 1) goes.</param>
    /// <exception cref="ArgumentException">The corners are not those of a convex quadrilateral in this order.</exception>
    public QuadMap(Vector2 topLeft, Vector2 topRight, Vector2 bottomRight, Vector2 bottomLeft)
    {
        if (!IsConvex(topLeft, topRight, bottomRight, bottomLeft))
        {
            throw new ArgumentException("The corners must be those of a convex quadrilateral, clockwise from the upper left.");
        }

        var (x1, y1) = ((double)topRight.X - bottomRight.X, (double)topRight.Y - bottomRight.Y);
        var (x2, y2) = ((double)bottomLeft.X - bottomRight.X, (double)bottomLeft.Y - bottomRight.Y);
        var x3 = (double)topLeft.X - topRight.X + bottomRight.X - bottomLeft.X;
        var y3 = (double)topLeft.Y - topRight.Y + bottomRight.Y - bottomLeft.Y;
        var determinant = (x1 * y2) - (x2 * y1);
        _g = ((x3 * y2) - (x2 * y3)) / determinant;
        _h = ((x1 * y3) - (x3 * y1)) / determinant;
        (_a, _d) = (topRight.X - topLeft.X + (_g * topRight.X), topRight.Y - topLeft.Y + (_g * topRight.Y));
        (_b, _e) = (bottomLeft.X - topLeft.X + (_h * bottomLeft.X), bottomLeft.Y - topLeft.Y + (_h * bottomLeft.Y));
        (_c, _f) = (topLeft.X, topLeft.Y);
    }

    /// <summary>Whether the four corners turn clockwise in a picture at every one of them.</summary>
    public static bool IsConvex(Vector2 topLeft, Vector2 topRight, Vector2 bottomRight, Vector2 bottomLeft)
    {
        return Turns(topLeft, topRight, bottomRight) && Turns(topRight, bottomRight, bottomLeft)
            && Turns(bottomRight, bottomLeft, topLeft) && Turns(bottomLeft, topLeft, topRight);

        static bool Turns(Vector2 a, Vector2 b, Vector2 c) =>
            (((double)b.X - a.X) * ((double)c.Y - b.Y)) - (((double)b.Y - a.Y) * ((double)c.X - b.X)) > 0;
    }

    /// <summary>Where a point of the unit square goes.</summary>
    /// <param name="x">0 to 1, from the left.</param>
    /// <param name="y">0 to 1, from the top.</param>
    public Vector2 Map(double x, double y)
    {
        var w = (_g * x) + (_h * y) + 1;
        return new((float)(((_a * x) + (_b * y) + _c) / w), (float)(((_d * x) + (_e * y) + _f) / w));
    }
}
