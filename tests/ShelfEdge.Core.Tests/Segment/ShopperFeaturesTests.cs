using ShelfEdge.Core.Segment;

namespace ShelfEdge.Core.Tests.Segment;

public sealed class ShopperFeaturesTests
{
    private static readonly DateTimeOffset Now = new(2011, 9, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Features_are_days_since_the_last_visit_visits_and_amount()
    {
        double[] features = new double[3];

        ShopperFeatures.Compute([new Visit(Now.AddDays(-3.5), 10), new Visit(Now.AddDays(-40), 2.5)], Now, features);

        Assert.Equal([3.5, 2, 12.5], features);
        Assert.Equal(["recencyDays", "frequency", "monetary"], ShopperFeatures.Names);
    }

    [Fact]
    public void Visit_of_the_future_counts_as_now()
    {
        double[] features = new double[3];

        ShopperFeatures.Compute([new Visit(Now.AddDays(2), 10)], Now, features);

        Assert.Equal(0, features[ShopperFeatures.Recency]);
    }

    [Fact]
    public void Shopper_without_visits_is_refused() =>
        Assert.Throws<ArgumentException>(() => ShopperFeatures.Compute([], Now, new double[3]));
}
