using System.Collections.Immutable;
using System.Numerics;

namespace ShelfEdge.Core.Geometry;

/// <summary>
/// A simple polygon (its sides do not cross or touch) in pixels, of either winding, convex or not. Immutable.
/// Equality is by points in order.
/// </summary>
public sealed class Polygon : IEquatable<Polygon>
{
    /// <summary>Makes a polygon from its corners, without repeating the first.</summary>
    /// <exception cref="ArgumentException">The points have a <see cref="PolygonFlaw"/>.</exception>
    public Polygon(ImmutableArray<Vector2> points)
    {
        if (FindFlaw(points.AsSpan()) is { } flaw)
        {
            throw new ArgumentException($"Not a simple polygon: {flaw}", nameof(points));
        }

        Points = points;
        Area = Math.Abs(SignedArea(points.AsSpan()));
        Bounds = BoundsOf(points.AsSpan());
    }

    /// <summary>The corners, at least 3.</summary>
    public ImmutableArray<Vector2> Points { get; }

    /// <summary>Square pixels, more than 0.</summary>
    public double Area { get; }

    /// <summary>The smallest box around it.</summary>
    public Box Bounds { get; }

    /// <summary>The rectangle with the corners of <paramref name="box"/>, clockwise from the top left.</summary>
    /// <exception cref="ArgumentException">The box is empty.</exception>
    public static Polygon FromBox(Box box) =>
        new([new(box.X1, box.Y1), new(box.X2, box.Y1), new(box.X2, box.Y2), new(box.X1, box.Y2)]);

    /// <summary>What keeps the points from being a simple polygon; <see langword="null"/> when they are one.</summary>
    public static PolygonFlaw? FindFlaw(ReadOnlySpan<Vector2> points)
    {
        if (points.Length < 3)
        {
            return PolygonFlaw.TooFewPoints;
        }

        foreach (var point in points)
        {
            if (!float.IsFinite(point.X) || !float.IsFinite(point.Y))
            {
                return PolygonFlaw.NotFinite;
            }
        }

        if (HasRepeatedPoint(points))
        {
            return PolygonFlaw.RepeatedPoint;
        }

        if (SignedArea(points) == 0)
        {
            return PolygonFlaw.NoArea;
        }

        return CrossesItself(points) ? PolygonFlaw.CrossesItself : null;
    }

    /// <summary>
    /// True when the point is inside. Sides on the left and top belong to the polygon, those on the right and bottom do
    /// not, so that of two zones that share a side exactly one holds a point on it.
    /// </summary>
    public bool Contains(float x, float y)
    {
        if (x < Bounds.X1 || x > Bounds.X2 || y < Bounds.Y1 || y > Bounds.Y2)
        {
            return false;
        }

        var inside = false;
        var previous = Points[^1];
        foreach (var point in Points)
        {
            // The half-open comparison counts a corner that lies on the ray once.
            if (point.Y > y != previous.Y > y)
            {
                var crossing = point.X + (((double)y - point.Y) / ((double)previous.Y - point.Y) * ((double)previous.X - point.X));
                if (x < crossing)
                {
                    inside = !inside;
                }
            }

            previous = point;
        }

        return inside;
    }

    /// <summary>Square pixels that the polygon and the box have in common. Allocates nothing.</summary>
    /// <remarks>
    /// By Green's theorem: the sum over the sides of the integral of y, clamped to the box, over the part of x that the
    /// side shares with the box. On every vertical line the signed, clamped crossings add up to the common length.
    /// </remarks>
    public double IntersectionArea(Box box)
    {
        if (box.Intersect(Bounds).Area <= 0)
        {
            return 0;
        }

        var sum = 0.0;
        var previous = Points[^1];
        foreach (var point in Points)
        {
            sum += previous.X <= point.X
                ? ClampedIntegral(previous, point, box)
                : -ClampedIntegral(point, previous, box);
            previous = point;
        }

        return Math.Abs(sum);
    }

    /// <inheritdoc/>
    public bool Equals(Polygon? other) => other is not null && Points.AsSpan().SequenceEqual(other.Points.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Polygon);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var point in Points)
        {
            hash.Add(point);
        }

        return hash.ToHashCode();
    }

    /// <summary>Integral of <c>clamp(y, Y1, Y2) - Y1</c> along the side over its part of <c>[X1, X2]</c>.</summary>
    private static double ClampedIntegral(Vector2 left, Vector2 right, Box box)
    {
        var x1 = Math.Max((double)left.X, box.X1);
        var x2 = Math.Min((double)right.X, box.X2);
        if (x2 <= x1)
        {
            return 0;
        }

        var slope = ((double)right.Y - left.Y) / ((double)right.X - left.X);
        var y1 = left.Y + (slope * (x1 - left.X)) - box.Y1;
        var y2 = left.Y + (slope * (x2 - left.X)) - box.Y1;
        return (x2 - x1) * MeanOfClamped(Math.Min(y1, y2), Math.Max(y1, y2), (double)box.Y2 - box.Y1);
    }

    /// <summary>Mean of <c>clamp(y, 0, top)</c> for y uniform between <paramref name="low"/> and <paramref name="high"/>.</summary>
    private static double MeanOfClamped(double low, double high, double top)
    {
        if (high <= 0)
        {
            return 0;
        }

        if (low >= top)
        {
            return top;
        }

        if (low >= 0 && high <= top)
        {
            return (low + high) / 2;
        }

        var rise = high - low;
        var sloped = (Math.Min(high, top) - Math.Max(low, 0)) / rise;
        var above = Math.Max(0, high - top) / rise;
        return (sloped * (Math.Min(high, top) + Math.Max(low, 0)) / 2) + (above * top);
    }

    private static double SignedArea(ReadOnlySpan<Vector2> points)
    {
        var sum = 0.0;
        var previous = points[^1];
        foreach (var point in points)
        {
            sum += ((double)previous.X * point.Y) - ((double)point.X * previous.Y);
            previous = point;
        }

        return sum / 2;
    }

    private static Box BoundsOf(ReadOnlySpan<Vector2> points)
    {
        var low = points[0];
        var high = points[0];
        foreach (var point in points)
        {
            low = Vector2.Min(low, point);
            high = Vector2.Max(high, point);
        }

        return new Box(low.X, low.Y, high.X, high.Y);
    }

    private static bool HasRepeatedPoint(ReadOnlySpan<Vector2> points)
    {
        for (var i = 1; i < points.Length; i++)
        {
            if (points[..i].Contains(points[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool CrossesItself(ReadOnlySpan<Vector2> points)
    {
        for (var i = 0; i < points.Length; i++)
        {
            var a = points[i];
            var b = points[(i + 1) % points.Length];
            var next = points[(i + 2) % points.Length];
            if (Turn(a, b, next) == 0 && Vector2.Dot(b - a, next - b) < 0)
            {
                return true; // Folds back onto itself at b.
            }

            for (var j = i + 2; j < points.Length; j++)
            {
                var isNeighbour = i == 0 && j == points.Length - 1;
                if (!isNeighbour && Touches(a, b, points[j], points[(j + 1) % points.Length]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>True when two sides have a point in common.</summary>
    private static bool Touches(Vector2 a, Vector2 b, Vector2 c, Vector2 d)
    {
        var c1 = Turn(a, b, c);
        var d1 = Turn(a, b, d);
        var a1 = Turn(c, d, a);
        var b1 = Turn(c, d, b);
        if (c1 * d1 < 0 && a1 * b1 < 0)
        {
            return true;
        }

        return (c1 == 0 && IsBetween(a, b, c)) || (d1 == 0 && IsBetween(a, b, d))
            || (a1 == 0 && IsBetween(c, d, a)) || (b1 == 0 && IsBetween(c, d, b));
    }

    /// <summary>-1, 0 or 1: which way the path a, b, c turns.</summary>
    private static int Turn(Vector2 a, Vector2 b, Vector2 c) =>
        Math.Sign((((double)b.X - a.X) * ((double)c.Y - a.Y)) - (((double)b.Y - a.Y) * ((double)c.X - a.X)));

    /// <summary>True when <paramref name="point"/>, which lies on the line through a and b, lies between them.</summary>
    private static bool IsBetween(Vector2 a, Vector2 b, Vector2 point) =>
        point.X >= Math.Min(a.X, b.X) && point.X <= Math.Max(a.X, b.X)
        && point.Y >= Math.Min(a.Y, b.Y) && point.Y <= Math.Max(a.Y, b.Y);
}
