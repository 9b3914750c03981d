using System.Numerics;
using CsCheck;
using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Tests.Geometry;

public sealed class QuadMapTests
{
    // Each corner in a box of its own, so that the outline is convex.
    private static readonly Gen<(Vector2, Vector2, Vector2, Vector2)> Quads = Gen.Select(
        Gen.Select(Gen.Float[0, 30], Gen.Float[0, 30], (x, y) => new Vector2(x, y)),
        Gen.Select(Gen.Float[70, 100], Gen.Float[0, 30], (x, y) => new Vector2(x, y)),
        Gen.Select(Gen.Float[70, 100], Gen.Float[70, 100], (x, y) => new Vector2(x, y)),
        Gen.Select(Gen.Float[0, 30], Gen.Float[70, 100], (x, y) => new Vector2(x, y)));

    [Fact]
    public void Corners_go_to_corners_and_diagonals_stay_straight() => Quads.Sample(quad =>
    {
        var (a, b, c, d) = quad;
        var map = new QuadMap(a, b, c, d);

        Assert.True(Vector2.Distance(a, map.Map(0, 0)) < 1e-3f);
        Assert.True(Vector2.Distance(b, map.Map(1, 0)) < 1e-3f);
        Assert.True(Vector2.Distance(c, map.Map(1, 1)) < 1e-3f);
        Assert.True(Vector2.Distance(d, map.Map(0, 1)) < 1e-3f);

        // The middle of the square lies on both of its diagonals.
        var middle = map.Map(0.5, 0.5);
        Assert.True(MathF.Abs(Cross(c - a, middle - a)) < 0.1f && MathF.Abs(Cross(d - b, middle - b)) < 0.1f);
    });

    [Fact]
    public void Corners_in_another_order_are_refused()
    {
        Vector2 a = new(0, 0), b = new(10, 0), c = new(10, 10), d = new(0, 10);

        Assert.Throws<ArgumentException>(() => new QuadMap(a, d, c, b));
        Assert.Throws<ArgumentException>(() => new QuadMap(a, c, b, d));
        Assert.Throws<ArgumentException>(() => new QuadMap(a, b, c, new(9, 1)));
    }

    private static float Cross(Vector2 one, Vector2 other) => (one.X * other.Y) - (one.Y * other.X);
}
