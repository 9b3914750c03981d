using CsCheck;
using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Tests.Geometry;

public sealed class BoxTests
{
    private static readonly Gen<Box> AnyBox =
        Gen.Float[-50, 150].Array[4].Select(edges => new Box(edges[0], edges[1], edges[2], edges[3]));

    // Wider than the spread of their corners, so that any two of them meet.
    private static readonly Gen<Box> MeetingBox =
        Gen.Select(
            Gen.Float[0, 50],
            Gen.Float[0, 50],
            Gen.Float[51, 100],
            Gen.Float[51, 100],
            (x, y, width, height) => new Box(x, y, x + width, y + height));

    [Theory]
    [InlineData(0, 0, 10, 10, 0, 0, 10, 10, 1f)]
    [InlineData(0, 0, 10, 10, 5, 0, 15, 10, 1 / 3f)]
    [InlineData(0, 0, 10, 10, 0, 0, 10, 5, 0.5f)]
    [InlineData(0, 0, 10, 10, 10, 0, 20, 10, 0f)] // edges touch
    [InlineData(0, 0, 10, 10, 30, 30, 40, 40, 0f)]
    [InlineData(0, 0, 0, 0, 0, 0, 0, 0, 0f)] // both empty
    [InlineData(10, 10, 0, 0, 0, 0, 10, 10, 0f)] // turned inside out
    public void Overlap_is_intersection_over_union(
        float ax1, float ay1, float ax2, float ay2, float bx1, float by1, float bx2, float by2, float expected) =>
        Assert.Equal(expected, new Box(ax1, ay1, ax2, ay2).Overlap(new Box(bx1, by1, bx2, by2)), 1e-6f);

    [Fact]
    public void Overlap_is_symmetric_and_between_zero_and_one() =>
        Gen.Select(AnyBox, AnyBox).Sample((a, b) =>
        {
            Assert.Equal(a.Overlap(b), b.Overlap(a));
            Assert.InRange(a.Overlap(b), 0, 1);
        });

    [Fact]
    public void Intersection_of_boxes_lies_in_both() =>
        Gen.Select(MeetingBox, MeetingBox).Sample((a, b) =>
        {
            var common = a.Intersect(b);
            Assert.True(common.Area > 0);
            Assert.Equal(common, common.Intersect(a));
            Assert.Equal(common, common.Intersect(b));
            Assert.True(common.Area <= MathF.Min(a.Area, b.Area));
        });

    [Fact]
    public void Clamped_box_lies_in_the_picture() => AnyBox.Sample(box =>
    {
        var clamped = box.ClampTo(100, 80);
        Assert.InRange(clamped.X1, 0, 100);
        Assert.InRange(clamped.X2, 0, 100);
        Assert.InRange(clamped.Y1, 0, 80);
        Assert.InRange(clamped.Y2, 0, 80);
        Assert.Equal(clamped, clamped.ClampTo(100, 80));
    });

    [Fact]
    public void Box_measures_are_in_pixels()
    {
        var box = new Box(10, 20, 40, 80);

        Assert.Equal(30, box.Width);
        Assert.Equal(60, box.Height);
        Assert.Equal(1800, box.Area);
        Assert.Equal(25, box.CenterX);
        Assert.Equal(50, box.CenterY);
    }

    [Fact]
    public void Box_turned_inside_out_is_empty()
    {
        var box = new Box(40, 80, 10, 20);

        Assert.Equal(0, box.Width);
        Assert.Equal(0, box.Height);
        Assert.Equal(0, box.Area);
    }
}
