using System.Collections.Immutable;
using System.Numerics;
using CsCheck;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Testing;

namespace ShelfEdge.Core.Tests.Geometry;

public sealed class PolygonTests
{
    private static readonly Polygon Square = Polygon.FromBox(new Box(10, 20, 30, 40));

    // An L: the square 0..20 without its upper right quarter.
    private static readonly Polygon Angle = new([new(0, 0), new(10, 0), new(10, 10), new(20, 10), new(20, 20), new(0, 20)]);

    public static TheoryData<float[], PolygonFlaw?> Outlines => new()
    {
        { [0, 0, 9, 0, 9, 9], null },
        { [9, 9, 9, 0, 0, 0], null },
        { [0, 0, 5, 0, 9, 0, 9, 9], null },
        { [0, 0, 9, 9], PolygonFlaw.TooFewPoints },
        { [], PolygonFlaw.TooFewPoints },
        { [0, 0, 9, float.NaN, 9, 9], PolygonFlaw.NotFinite },
        { [0, 0, float.PositiveInfinity, 0, 9, 9], PolygonFlaw.NotFinite },
        { [0, 0, 9, 0, 9, 9, 0, 0], PolygonFlaw.RepeatedPoint },
        { [0, 0, 9, 0, 9, 0, 9, 9], PolygonFlaw.RepeatedPoint },
        { [0, 0, 4, 4, 9, 9], PolygonFlaw.NoArea },
        { [0, 0, 9, 9, 9, 0, 0, 9], PolygonFlaw.NoArea },
        { [0, 0, 9, 9, 9, 0, 0, 18], PolygonFlaw.CrossesItself },
        { [0, 0, 9, 0, 4, 0, 4, 9], PolygonFlaw.CrossesItself },
        { [0, 0, 9, 0, 9, 9, 5, 0, 0, 9], PolygonFlaw.CrossesItself },
        { [0, 0, 10, 0, 10, 10, 5, -1, 0, 10], PolygonFlaw.CrossesItself },
    };

    [Theory]
    [MemberData(nameof(Outlines))]
    public void FindFlaw_tells_a_simple_polygon_from_others(float[] coordinates, PolygonFlaw? flaw)
    {
        ImmutableArray<Vector2> points = [.. coordinates.Chunk(2).Select(pair => new Vector2(pair[0], pair[1]))];

        Assert.Equal(flaw, Polygon.FindFlaw(points.AsSpan()));
        if (flaw is null)
        {
            Assert.Equal(points, new Polygon(points).Points);
        }
        else
        {
            Assert.Throws<ArgumentException>(() => new Polygon(points));
        }
    }

    [Fact]
    public void FindFlaw_finds_none_in_a_star() =>
        Stars.Sample(star => Polygon.FindFlaw(star.Points.AsSpan()) is null, iter: 1000);

    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(64)]
    public void FindFlaw_finds_two_swapped_corners_of_a_convex_outline(int corners)
    {
        var points = Star([.. Enumerable.Repeat(100f, corners)]).Points.ToArray();
        (points[1], points[3]) = (points[3], points[1]);

        Assert.Equal(PolygonFlaw.CrossesItself, Polygon.FindFlaw(points));
    }

    [Fact]
    public void Area_and_bounds_do_not_depend_on_the_winding()
    {
        var reversed = new Polygon([.. Angle.Points.Reverse()]);

        Assert.Equal(300, Angle.Area);
        Assert.Equal(300, reversed.Area);
        Assert.Equal(new Box(0, 0, 20, 20), reversed.Bounds);
    }

    [Theory]
    [InlineData(10, 20, true)]
    [InlineData(29.9, 39.9, true)]
    [InlineData(10, 39.9, true)]
    [InlineData(30, 30, false)]
    [InlineData(20, 40, false)]
    [InlineData(9.9, 30, false)]
    [InlineData(20, 19.9, false)]
    public void Contains_holds_the_left_and_top_sides_only(float x, float y, bool expected) =>
        Assert.Equal(expected, Square.Contains(x, y));

    [Theory]
    [InlineData(5, 5, true)]
    [InlineData(15, 5, false)]
    [InlineData(15, 15, true)]
    [InlineData(5, 15, true)]
    public void Contains_follows_a_dent(float x, float y, bool expected) => Assert.Equal(expected, Angle.Contains(x, y));

    [Fact]
    public void Contains_of_two_zones_that_share_a_side_holds_each_point_once() =>
        Gen.Select(Gen.Float[1, 99], Gen.Float[1, 99], Gen.Float[0, 99.9f], Gen.Float[0, 99.9f]).Sample(
            (top, bottom, x, y) =>
            {
                var left = new Polygon([new(0, 0), new(top, 0), new(bottom, 100), new(0, 100)]);
                var right = new Polygon([new(top, 0), new(100, 0), new(100, 100), new(bottom, 100)]);
                Assert.True(left.Contains(x, y) ^ right.Contains(x, y));
            },
            iter: 2000);

    [Theory]
    [InlineData(10, 20, 30, 40, 400)]
    [InlineData(0, 0, 100, 100, 400)]
    [InlineData(15, 25, 20, 30, 25)]
    [InlineData(0, 0, 20, 30, 100)]
    [InlineData(30, 20, 50, 40, 0)]
    [InlineData(0, 0, 5, 5, 0)]
    [InlineData(20, 30, 20, 30, 0)]
    public void IntersectionArea_with_a_square_is_that_of_boxes(float x1, float y1, float x2, float y2, double expected) =>
        Assert.Equal(expected, Square.IntersectionArea(new Box(x1, y1, x2, y2)), 9);

    [Theory]
    [InlineData(10, 0, 20, 10, 0)]
    [InlineData(5, 5, 15, 15, 75)]
    [InlineData(0, 0, 20, 20, 300)]
    public void IntersectionArea_leaves_out_a_dent(float x1, float y1, float x2, float y2, double expected) =>
        Assert.Equal(expected, Angle.IntersectionArea(new Box(x1, y1, x2, y2)), 9);

    [Fact]
    public void IntersectionArea_agrees_with_counting_points() =>
        Gen.Select(Stars, Boxes).Sample(
            (star, box) =>
            {
                const int Side = 200;
                var hits = 0;
                for (var row = 0; row < Side; row++)
                {
                    for (var column = 0; column < Side; column++)
                    {
                        var x = box.X1 + (box.Width * (column + 0.5f) / Side);
                        var y = box.Y1 + (box.Height * (row + 0.5f) / Side);
                        hits += star.Contains(x, y) ? 1 : 0;
                    }
                }

                // Each side of the polygon can mislead the points along it.
                var tolerance = box.Area * star.Points.Length * 1.5 / Side;
                Assert.InRange(star.IntersectionArea(box) - (box.Area * hits / (double)(Side * Side)), -tolerance, tolerance);
            },
            iter: 60);

    [Fact]
    public void IntersectionArea_adds_up_over_the_parts_of_a_box() =>
        Gen.Select(Stars, Boxes, Gen.Float[0, 1], Gen.Float[0, 1]).Sample(
            (star, box, u, v) =>
            {
                var x = box.X1 + (u * box.Width);
                var y = box.Y1 + (v * box.Height);
                var whole = star.IntersectionArea(box);
                var parts = star.IntersectionArea(new Box(box.X1, box.Y1, x, y))
                    + star.IntersectionArea(new Box(x, box.Y1, box.X2, y))
                    + star.IntersectionArea(new Box(box.X1, y, x, box.Y2))
                    + star.IntersectionArea(new Box(x, y, box.X2, box.Y2));
                Assert.Equal(whole, parts, 0.01);
                Assert.InRange(whole, 0, Math.Min(star.Area, box.Area) + 0.01);
                Assert.Equal(star.Area, star.IntersectionArea(new Box(-2000, -2000, 2000, 2000)), 0.01);
            },
            iter: 1000);

    [Fact]
    public void IntersectionArea_allocates_nothing()
    {
        var box = new Box(5, 5, 15, 15);
        Assert.Equal(0, Allocations.Of(() => Angle.IntersectionArea(box)));
    }

    [Fact]
    public void Equality_is_by_points_in_order()
    {
        var same = Polygon.FromBox(new Box(10, 20, 30, 40));
        var turned = new Polygon([.. Square.Points[1..], Square.Points[0]]);

        Assert.Equal(Square, same);
        Assert.Equal(Square.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(Square, turned);
        Assert.False(Square.Equals(null));
    }

    [Fact]
    public void FromBox_of_an_empty_box_throws() =>
        Assert.Throws<ArgumentException>(() => Polygon.FromBox(new Box(10, 10, 10, 20)));

    private static Gen<Box> Boxes =>
        from x in Gen.Float[-100, 80]
        from y in Gen.Float[-100, 80]
        from width in Gen.Float[1, 100]
        from height in Gen.Float[1, 100]
        select new Box(x, y, x + width, y + height);

    /// <summary>Corners at rising angles around the origin make a simple polygon, mostly not convex.</summary>
    private static Gen<Polygon> Stars =>
        from corners in Gen.Int[3, 12]
        from radii in Gen.Float[10, 100].Array[corners]
        select Star(radii);

    private static Polygon Star(float[] radii) => new([.. radii.Select((radius, i) => new Vector2(
        radius * MathF.Cos(MathF.Tau * i / radii.Length), radius * MathF.Sin(MathF.Tau * i / radii.Length)))]);
}
