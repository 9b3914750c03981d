using ShelfEdge.Core.Forecast;

namespace ShelfEdge.Core.Tests.Forecast;

public sealed class DepletionModelTests
{
    private static readonly DateTimeOffset Begin = DateTimeOffset.UnixEpoch;

    [Fact]
    public void New_position_sells_at_the_usual_rate()
    {
        var forecast = StoreOfOne.Model().Forecast(Begin, [(StoreOfOne.Id, 5, default)]).Find(StoreOfOne.Id)!;
        Assert.Equal(ForecastRules.Usual.UsualRatePerHour, forecast.RatePerHour, 3);
    }

    [Fact]
    public void Steady_sales_are_learnt_and_stop_being_believed_when_they_stop()
    {
        var model = StoreOfOne.Model();
        for (var hour = 0; hour < 24 * 14; hour++)
        {
            model.Learn(new HourNumber(hour), [StoreOfOne.Hour(hour, 2)]);
        }

        var busy = model.Forecast(Begin.AddDays(14), [(StoreOfOne.Id, 8, default)]).Find(StoreOfOne.Id)!;
        Assert.InRange(busy.RatePerHour, 1.8, 2.2);
        Assert.InRange(busy.Median!.Value.TotalHours, 3.3, 4.5);
        for (var hour = 24 * 14; hour < 24 * 56; hour++)
        {
            model.Learn(new HourNumber(hour), [StoreOfOne.Hour(hour, 0)]);
        }

        var idle = model.Forecast(Begin.AddDays(56), [(StoreOfOne.Id, 8, default)]).Find(StoreOfOne.Id)!;
        Assert.InRange(idle.RatePerHour, 0, 0.5);
    }

    [Fact]
    public void Unknown_time_teaches_nothing()
    {
        var (model, told) = (StoreOfOne.Model(), StoreOfOne.Model());
        told.Learn(new HourNumber(5), [StoreOfOne.Hour(5, 0, onShelfHours: 0)]);
        Assert.Equal(
            model.Forecast(Begin.AddHours(6), [(StoreOfOne.Id, 4, default)]).Find(StoreOfOne.Id),
            told.Forecast(Begin.AddHours(6), [(StoreOfOne.Id, 4, default)]).Find(StoreOfOne.Id));
    }
}
