using ShelfEdge.Core.Demand;

namespace ShelfEdge.Core.Tests.Demand;

public sealed class DemandLevelTests
{
    [Fact]
    public void Moving_average_is_the_mean_of_the_last_days() => Assert.Equal(5, DemandLevel.MovingAverage([100, 4, 6], 2));

    [Fact]
    public void Moving_average_of_a_short_series_takes_all_of_it() => Assert.Equal(2, DemandLevel.MovingAverage([1, 3], 28));

    [Fact]
    public void Smoothing_starts_with_the_mean_and_moves_by_its_weight() =>

        // Mean 3; 3 + (2 - 3) / 2 = 2.5; 2.5 + (4 - 2.5) / 2 = 3.25.
        Assert.Equal(3.25, DemandLevel.Smoothed([2, 4], 0.5), 12);

    [Fact]
    public void Sba_divides_size_by_interval_and_corrects_its_bias() =>

        // Six pieces every third day: 2 a day, times 1 - 0.1 / 2.
        Assert.Equal(0.95 * 2, DemandLevel.SyntetosBoylan([0, 0, 6, 0, 0, 6, 0, 0, 6], 0.1), 12);

    [Fact]
    public void Sba_smooths_size_and_interval_at_each_sale() =>

        // Size 4, then 4 + (8 - 4) / 2 = 6; interval 1, then 1 + (2 - 1) / 2 = 1.5.
        Assert.Equal(0.75 * 6 / 1.5, DemandLevel.SyntetosBoylan([4, 0, 8], 0.5), 12);

    [Fact]
    public void Tsb_fades_where_nothing_is_sold()
    {
        // Size 4, chance 1/2; three quarters after the sale, three eighths after the day without one.
        Assert.Equal(4 * 0.375, DemandLevel.TeunterSyntetosBabai([4, 0], 0.5, 0.5), 12);
    }

    [Fact]
    public void Nothing_sold_forecasts_nothing()
    {
        double[] nothing = [0, 0, 0];

        Assert.Equal(0, DemandLevel.Smoothed(nothing, 0.1));
        Assert.Equal(0, DemandLevel.SyntetosBoylan(nothing, 0.1));
        Assert.Equal(0, DemandLevel.TeunterSyntetosBabai(nothing, 0.1, 0.1));
        Assert.Equal(0, DemandLevel.MovingAverage([], 7));
    }

    [Fact]
    public void Bulk_order_is_lowered_to_the_quantile() => Assert.Equal([1, 3, 2, 3], SampleQuantile.Cap([1, 3, 2, 100], 2.0 / 3));
}
