using CsCheck;
using ShelfEdge.Core.Demand;

namespace ShelfEdge.Core.Tests.Demand;

public sealed class DemandForecasterTests
{
    [Fact]
    public void Weekdays_of_every_sku_are_found()
    {
        DayOfWeek[] days = OpenWeek.Days(144);
        double[] demand = [.. days.Select(day => day == DayOfWeek.Sunday ? 2.0 : 4)];

        DemandForecast forecast = Assert.Single(DemandForecaster.Forecast(new DemandPanel(days, [demand]), OpenWeek.Days(6)));

        Assert.InRange(forecast.Mean[0], 1.9, 2.6);
        Assert.All(forecast.Mean.Skip(1), mean => Assert.InRange(mean, 3.7, 4.1));
    }

    [Fact]
    public void Sku_that_never_sold_is_forecast_to_sell_nothing()
    {
        DemandForecast forecast = Assert.Single(DemandForecaster.Forecast(new DemandPanel(OpenWeek.Days(72), [new double[72]]), OpenWeek.Days(6)));

        Assert.All(forecast.Mean, mean => Assert.Equal(0, mean));
        Assert.Equal((0, 0), forecast.Interval(0, 0.8));
    }

    [Fact]
    public void Too_short_a_past_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            DemandForecaster.Forecast(new DemandPanel(OpenWeek.Days(71), [new double[71]]), OpenWeek.Days(6)));

        Assert.Contains("72", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Negative_pieces_are_refused() =>
        Assert.Throws<ArgumentException>(() => new DemandPanel(OpenWeek.Days(2), [[1, -1]]));

    [Fact]
    public void Interval_reaches_to_zero_where_nothing_is_often_sold()
    {
        // Half of the days sold nothing: 8 of 9 are wanted for 80 % (one more counts, as conformal prediction does).
        var forecast = new DemandForecast([10], 0, [0, 0, 0, 0, 0.5, 1, 1.5, 2, 9]);

        Assert.Equal((0, 20), forecast.Interval(0, 0.8));
        Assert.Equal(5, forecast.Quantile(0, 0.5));
    }

    [Fact]
    public void Quantiles_are_ordered_and_the_interval_holds_its_share() =>
        Gen.Select(Gen.Double[0, 50].Array[2, 3], Gen.Double[0, 10], Gen.Double[0, 5].Array[1, 80], Gen.Double[0, 1], Gen.Double[0, 1])
            .Sample((mean, least, ratios, one, other) =>
            {
                var forecast = new DemandForecast(mean, least, ratios);
                double scale = Math.Max(mean[1], least);

                Assert.True(forecast.Quantile(1, Math.Min(one, other)) <= forecast.Quantile(1, Math.Max(one, other)));
                (double low, double high) = forecast.Interval(1, one);
                Assert.True(low >= 0 && low <= high);
                Assert.True(ratios.Count(ratio => scale * ratio >= low && scale * ratio <= high) >= one * ratios.Length);
            });

    [Fact]
    public void Forecasts_of_any_past_are_finite_and_not_negative() =>
        Gen.Int[0, 6].Select(number => number < 3 ? 0.0 : Math.Pow(8, number - 3)).Array[72].Array[1, 4].Sample(
            rows => Assert.All(
                DemandForecaster.Forecast(new DemandPanel(OpenWeek.Days(72), rows), OpenWeek.Days(6)),
                forecast => Assert.All(forecast.Mean, mean => Assert.True(double.IsFinite(mean) && mean >= 0))),
            iter: 30);
}
