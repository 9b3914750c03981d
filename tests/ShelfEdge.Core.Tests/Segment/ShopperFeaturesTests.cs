using ShelfEdge.Core.Segment;

namespace ShelfEdge.Core.Tests.Segment;

public sealed class ShopperFeaturesTests
{
    private static readonly DateTimeOffset Now = new(2011, 9, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly ItemReferences References = ItemReferences.Learn(
        [("TEA", "drinks", 2), ("COFFEE", "drinks", 6), ("BREAD", "bakery", 3)]);

    [Fact]
    public void Features_are_computed_from_the_sums_of_visits()
    {
        ShopperTally tally = ShopperTally.Empty
            .With(Now.AddDays(-40), 9, [new BoughtItem("TEA", 3, 2), new BoughtItem("BREAD", 1, 3)], References)
            .With(Now.AddDays(-3.5), 18, [new BoughtItem("COFFEE", 2, 4.5), new BoughtItem("other", 1, 1)], References);

        double[] features = All(tally);

        // Level: tea is half the mean of drinks, coffee one and a half times, bread alone. Coffee was below 95 % of its usual price.
        Assert.Equal([3.5, 2, 19, 2, 1 - (5.0 / 9), 13.5, (0.5 + 1 + 1.5) / 3, 9.0 / 18], features, (left, right) => Math.Abs(left - right) < 1e-12);
        Assert.Equal(["recencyDays", "frequency", "monetary"], ShopperFeatures.Rfm);
    }

    [Fact]
    public void Fewer_features_are_the_first_ones()
    {
        ShopperTally tally = ShopperTally.Empty.With(Now.AddDays(-1), 9, [new BoughtItem("TEA", 3, 2)], References);
        double[] features = new double[3];

        ShopperFeatures.Compute(tally, Now, features);

        Assert.Equal(All(tally)[..3], features);
    }

    [Fact]
    public void Item_that_comes_twice_in_a_visit_is_one_line()
    {
        ShopperTally tally = ShopperTally.Empty.With(Now, 9, [new BoughtItem("TEA", 1, 2), new BoughtItem("tea", 500, 2)], References);

        Assert.Equal((1, 1, 1_002), (tally.Lines, tally.KnownLines, tally.Amount));
    }

    [Fact]
    public void Names_of_items_are_found_without_case()
    {
        ShopperTally lower = ShopperTally.Empty.With(Now, 9, [new BoughtItem("tea", 3, 2)], References);

        Assert.Equal(1, lower.KnownLines);
    }

    [Fact]
    public void Shopper_of_whom_three_sums_are_known_is_usual_in_the_rest() =>
        Assert.Equal([0, 4, 80, 0, 0, 0, 1, 0], All(new ShopperTally(Now, 4, 80)));

    [Fact]
    public void Visit_of_the_future_counts_as_now() => Assert.Equal(0, All(new ShopperTally(Now.AddDays(2), 1, 10))[ShopperFeatures.Recency]);

    [Fact]
    public void Computing_allocates_nothing()
    {
        ShopperTally tally = ShopperTally.Empty.With(Now, 9, [new BoughtItem("TEA", 3, 2)], References);
        double[] features = All(tally);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            ShopperFeatures.Compute(tally, Now, features);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Shopper_without_visits_is_refused() => Assert.Throws<ArgumentException>(() => All(ShopperTally.Empty));

    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    public void Other_numbers_of_features_are_refused(int width) =>
        Assert.Throws<ArgumentException>(() => ShopperFeatures.Compute(new ShopperTally(Now, 1, 1), Now, new double[width]));

    private static double[] All(ShopperTally tally)
    {
        double[] features = new double[ShopperFeatures.Names.Length];
        ShopperFeatures.Compute(tally, Now, features);
        return features;
    }
}
