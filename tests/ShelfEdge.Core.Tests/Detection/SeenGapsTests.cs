using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Core.Tests.Detection;

public sealed class SeenGapsTests
{
    private static readonly Found[] Row = [Product(0, 10), Product(10, 20), Product(42, 52), Product(52, 68)];

    [Fact]
    public void Gap_gets_its_nearest_neighbours_and_counts_facings_by_the_narrower()
    {
        var gap = Assert.Single(SeenGaps.Place([Gap(20, 41)], Row));

        Assert.Equal((1, 2), (gap.Left, gap.Right));
        Assert.Equal(2.1f, gap.Facings, 1e-5f);
        Assert.Equal((0.6f, new Box(20, 100, 41, 120)), (gap.Score, gap.Box));
    }

    [Theory]
    [InlineData(22, 1)] // hangs two pixels over the gap's edge
    [InlineData(24, 0)] // stands in it: no neighbour
    public void Neighbour_may_reach_a_little_into_the_gap(float right, int left) =>
        Assert.Equal(left, Assert.Single(SeenGaps.Place([Gap(20, 41)], [Product(0, 10), Product(right - 10, right)])).Left);

    [Fact]
    public void Products_of_another_shelf_or_far_away_are_no_neighbours()
    {
        Found[] others = [Product(10, 20, top: 130), Product(62, 72)];

        var gap = Assert.Single(SeenGaps.Place([Gap(20, 41)], others));

        Assert.Equal(((int?)null, (int?)null), (gap.Left, gap.Right));
        Assert.Equal(2.1f, gap.Facings, 1e-5f); // by the usual width
    }

    [Fact]
    public void Gap_without_any_product_is_one_facing() =>
        Assert.Equal(1, Assert.Single(SeenGaps.Place([Gap(20, 41)], [])).Facings);

    [Fact]
    public void Widest_gap_comes_first() =>
        Assert.Equal([30f, 21f, 5f], SeenGaps.Place([Gap(20, 41), Gap(200, 230), Gap(100, 105)], Row).Select(gap => gap.Box.Width));

    private static Found Product(float left, float right, float top = 100) => new(new Box(left, top, right, top + 20), 0, 0.9f);

    private static Found Gap(float left, float right) => new(new Box(left, 100, right, 120), 0, 0.6f);
}
