using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ShelfEdge.Core.Kiosk;
using ShelfEdge.Service.Kiosk;
using ShelfEdge.Service.Settings;
using ShelfEdge.Service.Storage;
using ShelfEdge.Testing.Capture;

namespace ShelfEdge.Service.Tests.Kiosk;

public sealed class FeedbackLogTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly ShelfEdgeOptions _options = new();
    private readonly FeedbackDatabase _database;

    public FeedbackLogTests() => _database = FeedbackDatabase.Open(FilePath, NullLogger<FeedbackDatabase>.Instance);

    private string FilePath => Path.Combine(_folder.Path, FeedbackDatabase.FileName);

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Batch_that_cannot_be_stored_rewards_nothing()
    {
        var log = Make();
        log.Append("kiosk-1", [Event(FeedbackKind.Shown, null), Event(FeedbackKind.Tapped, null)]);
        Assert.Equal(new ArmCounts(1, 1), log.Arms[(int)RankingArm.Near]);
        using (var other = BoxDatabase.Open(FilePath, "DROP TABLE arm", Assert.Fail))
        {
            Assert.Throws<SqliteException>(() => log.Append("kiosk-1", [Event(FeedbackKind.Shown, null)]));
        }

        Assert.Equal(new ArmCounts(1, 1), log.Arms[(int)RankingArm.Near]);
        Assert.Equal(2, _database.Events().Count);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Shopper_who_is_held_out_rewards_no_arm(double share, int counted)
    {
        _options.Recommend.HoldOutShare = share;
        var log = Make();

        log.Append("kiosk-1", [Event(FeedbackKind.Shown, new ShopperId(1)), Event(FeedbackKind.Tapped, new ShopperId(1))]);

        Assert.Equal(new ArmCounts(counted, counted), log.Arms[(int)RankingArm.Near]);
    }

    [Fact]
    public void Shoppers_beyond_the_bound_are_forgotten_on_disk_too_the_oldest_first()
    {
        _options.Kiosk.MaxShoppers = 20;
        var log = Make();
        for (var i = 1; i <= 21; i++)
        {
            log.Append("kiosk-1", [Event(FeedbackKind.Tapped, new ShopperId((UInt128)i)) with { At = _time.GetUtcNow().AddSeconds(i) }]);
        }

        Assert.Equal((19, 2L), (log.Shoppers, log.Forgotten));
        Assert.Equal(Enumerable.Range(3, 19), _database.Events().Select(one => (int)one.Shopper!.Value.Value));
        Assert.Equal(0, new FileInfo(FilePath + "-wal").Length);
    }

    private Feedback Event(FeedbackKind kind, ShopperId? shopper) => new(kind, "cola", shopper, _time.GetUtcNow(), 1, 1, RankingArm.Near);

    private FeedbackLog Make() => new KioskParts(_options, _time).ToLog(_database);
}
