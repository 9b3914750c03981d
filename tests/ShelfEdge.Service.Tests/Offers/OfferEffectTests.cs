using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ShelfEdge.Core.Kiosk;
using ShelfEdge.Core.Offers;
using ShelfEdge.Service.Kiosk;
using ShelfEdge.Service.Offers;
using ShelfEdge.Service.Settings;
using ShelfEdge.Service.Storage;
using ShelfEdge.Service.Tests.Kiosk;
using ShelfEdge.Testing.Capture;

namespace ShelfEdge.Service.Tests.Offers;

public sealed class OfferEffectTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly ShelfEdgeOptions _options = new();
    private readonly FeedbackDatabase _database;
    private readonly KioskParts _parts;

    public OfferEffectTests()
    {
        _options.Recommend.UnknownStock = UnknownStock.Offer;
        _database = FeedbackDatabase.Open(FilePath, NullLogger<FeedbackDatabase>.Instance);
        _parts = new KioskParts(_options, _time);
        _parts.Desk.Offers = new OfferList([Offer("tea-offer", "tea")]);
    }

    private string FilePath => Path.Combine(_folder.Path, FeedbackDatabase.FileName);

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Held_out_get_nothing_and_count_from_the_same_moment()
    {
        var log = Make();
        var given = Enumerable.Range(1, 200).Select(i => new ShopperId((UInt128)i)).ToLookup(id => Give(id) is not null);
        Assert.InRange(given[false].Count(), 60, 140);

        // Half of those who got it buy, none of those who did not.
        var buyers = given[true].Take(given[true].Count() / 2).ToList();
        foreach (var chunk in buyers.Chunk(50))
        {
            log.Append("kiosk-1", [.. chunk.Select(id => Bought(id, "tea"))]);
        }

        log.Tidy();
        var uplift = Assert.Single(log.OfferEffects).Uplift;
        Assert.Equal(new Uplift(given[true].Count(), buyers.Count, given[false].Count(), 0), uplift);
        Assert.True(uplift.Low > 0);
    }

    [Fact]
    public void Purchase_counts_only_for_its_items_after_the_offer_and_in_time()
    {
        var log = Make();
        _parts.Desk.Offers = new OfferList([Offer("tea-offer", "tea") with { HoldOutShare = 0, CountFor = TimeSpan.FromDays(2) }]);
        Give(new ShopperId(1));
        Give(new ShopperId(2));
        Give(new ShopperId(3));
        log.Append("kiosk-1", [Bought(new ShopperId(1), "cola"), Bought(new ShopperId(1), "tea") with { At = _time.GetUtcNow().AddHours(-1) }]);
        Assert.Equal(0, Done(log));
        log.Append("kiosk-1", [Bought(new ShopperId(1), "tea") with { Kind = FeedbackKind.Tapped }]);
        Assert.Equal(0, Done(log));

        _time.Advance(TimeSpan.FromDays(2));
        log.Append("kiosk-1", [Bought(new ShopperId(2), "tea")]);
        Assert.Equal(1, Done(log));

        _time.Advance(TimeSpan.FromSeconds(1));
        log.Append("kiosk-1", [Bought(new ShopperId(3), "tea")]);
        Assert.Equal(1, Done(log));
    }

    [Fact]
    public void Shopper_counts_once_for_an_offer_and_a_stranger_not_at_all()
    {
        var log = Make();
        Assert.NotNull(Give(null));
        Give(new ShopperId(1));
        Give(new ShopperId(1));
        log.StoreExposures();
        Give(new ShopperId(1));
        log.StoreExposures();

        var uplift = Assert.Single(_database.OfferEffects()).Uplift;
        Assert.Equal(1, uplift.Treated + uplift.HeldOut);
    }

    [Fact]
    public void Exposures_that_cannot_be_stored_wait_for_the_next_time()
    {
        var log = Make();
        Give(new ShopperId(1));
        using (var other = BoxDatabase.Open(FilePath, "ALTER TABLE offer_exposure RENAME TO away", Assert.Fail))
        {
            Assert.Throws<SqliteException>(log.StoreExposures);
            other.Run("ALTER TABLE away RENAME TO offer_exposure");
        }

        log.StoreExposures();
        Assert.Single(_database.OfferEffects());
    }

    [Fact]
    public void Forgotten_shopper_is_in_no_group_waiting_or_stored()
    {
        var log = Make();
        Give(new ShopperId(1));
        log.StoreExposures();
        _parts.Desk.Offers = new OfferList([Offer("other", "tea")]);
        Give(new ShopperId(1));

        Assert.True(log.Forget(new ShopperId(1)));

        log.StoreExposures();
        Assert.Empty(_database.OfferEffects());
    }

    [Fact]
    public void Exposures_beyond_the_bounds_are_given_up_and_counted()
    {
        _options.Offers.MaxExposures = 1_000;
        var log = Make();
        for (var i = 1; i <= OfferDesk.MostWaiting + 5; i++)
        {
            Give(new ShopperId((UInt128)i));
        }

        log.StoreExposures();
        log.Tidy();

        var uplift = Assert.Single(log.OfferEffects).Uplift;
        Assert.Equal((5L, 9_000L, 1_000), (_parts.Desk.Uncounted, log.ExposuresDropped, uplift.Treated + uplift.HeldOut));
        _time.Advance(_options.Kiosk.Retention + TimeSpan.FromDays(1));
        log.Tidy();
        Assert.Empty(log.OfferEffects);
    }

    private static Offer Offer(string id, params string[] items) =>
        new(id, ImmutableDictionary<string, string>.Empty.Add("en", id), [.. items]) { HoldOutShare = 0.5 };

    private Offer? Give(ShopperId? shopper) => _parts.Desk.Give(null, shopper, _parts.Store.Look(), _time.GetUtcNow());

    private Feedback Bought(ShopperId shopper, string item) => new(FeedbackKind.Bought, item, shopper, _time.GetUtcNow(), 1, 1, null);

    private static int Done(FeedbackLog log)
    {
        log.Tidy();
        return log.OfferEffects.Sum(effect => effect.Uplift.TreatedDone);
    }

    private FeedbackLog Make() => _parts.ToLog(_database);
}
