using ShelfEdge.Core.Segment;

namespace ShelfEdge.Core.Tests.Segment;

public sealed class SegmentModelTests
{
    internal static readonly SegmentModel Model = new(
        new FeatureScaling([new FeatureScale("recencyDays", false, 30, 40), new FeatureScale("monetary", true, Math.Log(101), 2)]),
        new FeatureTable([-0.5, 1, 1, -1], 2),
        [new ShopperSegment("high-value", 40), new ShopperSegment("lost", 60)],
        ItemReferences.Learn([("TEA", "drinks", 2.5), ("BREAD", null, 3)]));

    [Theory]
    [InlineData(5, 2_000, 0)]
    [InlineData(90, 10, 1)]
    public void Shopper_gets_the_segment_of_the_nearest_centroid(double recency, double monetary, int expected) =>
        Assert.Equal(expected, Model.Find([recency, monetary]));

    [Fact]
    public void Finding_allocates_nothing()
    {
        double[] features = [5, 2_000];
        _ = Model.Find(features);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            _ = Model.Find(features);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Other_features_are_refused() => Assert.Throws<ArgumentException>(() => Model.Find([1, 2, 3]));

    [Fact]
    public void Parts_that_do_not_fit_each_other_are_refused()
    {
        FeatureTable one = new([1, 1], 2);
        Assert.Throws<ArgumentException>(() => new SegmentModel(Model.Scaling, one, Model.Segments));
        Assert.Throws<ArgumentException>(() => new SegmentModel(Model.Scaling, new FeatureTable([1, 1], 1), Model.Segments));
        Assert.Throws<ArgumentException>(() => new SegmentModel(Model.Scaling, Model.Centroids, []));
        Assert.Throws<ArgumentException>(
            () => new SegmentModel(Model.Scaling, Model.Centroids, [new ShopperSegment("same", 1), new ShopperSegment("same", 1)]));
        Assert.Throws<ArgumentException>(() => new SegmentModel(Model.Scaling, one, [new ShopperSegment("", 1)]));
        Assert.Throws<ArgumentException>(() => new SegmentModel(Model.Scaling, one, [new ShopperSegment("a", -1)]));
        Assert.Throws<ArgumentException>(
            () => new SegmentModel(new FeatureScaling([new FeatureScale("x", false, 0, 0)]), new FeatureTable([1], 1), [new ShopperSegment("a", 1)]));
    }
}
