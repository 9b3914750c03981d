using Microsoft.Extensions.Logging;
using ShelfEdge.Core.Forecast;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;
using ShelfEdge.Service.Forecast;
using ShelfEdge.Service.Settings;
using ShelfEdge.Service.Storage;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Testing.Capture;

namespace ShelfEdge.Service.Tests.Forecast;

public sealed class StockForecastTests : IDisposable
{
    private static readonly PositionId Left = new("left");
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 8, 30, 0, TimeSpan.Zero);

    private readonly TestFolder _folder = new();
    private readonly CollectingLog _log = new();

    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Restart_goes_on_with_the_same_forecast()
    {
        var (before, after) = (new LatestForecast(), new LatestForecast());
        var now = Begin;
        using (var store = Open())
        {
            var forecast = Make(store, before);
            forecast.Begin(now);
            for (var minute = 0; minute <= 200; minute++)
            {
                now = Begin.AddMinutes(minute);
                forecast.Observe([Stock(4 - (minute / 10 % 4))], now);
            }

            forecast.Store(now);
        }

        using (var store = Open())
        {
            var forecast = Make(store, after);
            forecast.Begin(now);
            forecast.Observe([Stock(4)], now);
        }

        Assert.Equal(before.Snapshot.Find(Left), after.Snapshot.Find(Left));
        Assert.True(after.Snapshot.Find(Left)!.RatePerHour > 1);
    }

    [Fact]
    public void Unknown_stock_has_no_forecast()
    {
        var latest = new LatestForecast();
        using var store = Open();
        var forecast = Make(store, latest);
        forecast.Begin(Begin);
        forecast.Observe([Stock(3)], Begin);
        Assert.NotNull(latest.Snapshot.Find(Left));
        forecast.Observe([Stock(null)], Begin.AddMinutes(1));
        Assert.Null(latest.Snapshot.Find(Left));
    }

    [Fact]
    public void Damaged_file_is_set_aside_and_said()
    {
        var path = _folder.Write(HourStore.FileName, "no database at all, but long enough to look at"u8.ToArray());
        using var store = Open();

        Assert.True(store.Record([Hour(1)], new HourNumber(1)));
        Assert.Equal(1, store.Sums(default)[Left].Sales);
        Assert.True(File.Exists(path + ".damaged"));
        Assert.Contains(_log.Entries, entry => entry.StartsWith("Error[5050]", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2, 366)]
    [InlineData(100, 1)]
    public void Hours_beyond_a_bound_are_deleted_the_oldest_first(int maxHours, int days)
    {
        using var store = Open(new ForecastOptions { MaxHours = maxHours, Retention = TimeSpan.FromDays(days) });
        Assert.True(store.Record([Hour(1), Hour(2)], new HourNumber(2)));
        Assert.True(store.Record([Hour(26), Hour(27)], new HourNumber(27)));

        Assert.Equal([26L, 27L], store.UpTo(new HourNumber(30)).Select(hour => hour.Hour.Value));
        Assert.Equal(2, store.Deleted);
    }

    [Fact]
    public void Hour_that_is_not_over_stays_whatever_the_number()
    {
        using var store = Open(new ForecastOptions { MaxHours = 1 });
        PositionHour[] both = [Hour(5), Hour(5) with { Position = new PositionId("right") }];

        Assert.True(store.Record(both, new HourNumber(5)));
        Assert.Equal(2, store.UpTo(new HourNumber(5)).Count());

        Assert.True(store.Record([Hour(6)], new HourNumber(6)));
        Assert.Equal([6L], store.UpTo(new HourNumber(6)).Select(hour => hour.Hour.Value));
    }

    [Fact]
    public void Hours_that_cannot_be_stored_for_too_long_are_given_up_and_counted()
    {
        using var store = Open();
        using var other = BoxDatabase.Open(Path.Combine(_folder.Path, HourStore.FileName), "", Assert.Fail);
        var forecast = Make(store, new LatestForecast());
        forecast.Begin(Begin);
        other.Run("ALTER TABLE hour RENAME TO away");

        for (var minute = 0; minute <= 200 * 60; minute++)
        {
            forecast.Observe([Stock(4)], Begin.AddMinutes(minute));
        }

        other.Run("ALTER TABLE away RENAME TO hour");
        forecast.Store(Begin.AddHours(200));
        var stored = store.UpTo(HourNumber.Of(Begin.AddHours(200))).ToList();
        Assert.InRange(forecast.LostHours, 100, 201 * TestStore.Planogram.Positions.Length);
        Assert.Equal(HourNumber.Of(Begin).Value + (forecast.LostHours / stored.Select(hour => hour.Position).Distinct().Count()), stored[0].Hour.Value);
    }

    private static StockForecast Make(HourStore store, LatestForecast latest) =>
        new(TestStore.Planogram, ForecastRules.Usual, TimeZoneInfo.Utc, store, latest);

    private static PositionHour Hour(long hour) => new(Left, new HourNumber(hour), new HourTally(1, 1, 0, 1000, 0, 0));

    private static PositionStock Stock(int? believed) => new(
        Left, new Sku("cola"), new CameraId(TestStore.Camera), believed, 4, 1, believed is null ? PositionState.Unknown : PositionState.Full,
        Begin, Begin, null);

    private HourStore Open(ForecastOptions? options = null) => HourStore.Open(
        Path.Combine(_folder.Path, HourStore.FileName), options ?? new ForecastOptions(), new Logger<HourStore>(new LoggerFactory([_log])));
}
