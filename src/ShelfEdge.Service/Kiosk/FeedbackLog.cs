using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using ShelfEdge.Core.Kiosk;
using ShelfEdge.Core.Segment;
using ShelfEdge.Service.Offers;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Kiosk;

/// <summary>
/// What shoppers did: kept in memory for requests, which take no lock, and on disk. Shoppers beyond the bound are forgotten, those not
/// seen for longest first.
/// </summary>
internal sealed class FeedbackLog
{
    /// <summary>Purpose of the hold-out.</summary>
    public const string Purpose = "recommend";

    private readonly Lock _gate = new();

    // Every answer chooses: it must not wait for the disk.
    private readonly Lock _banditGate = new();
    private readonly ConcurrentDictionary<ShopperId, ShopperProfile> _shoppers = new();
    private readonly FeedbackDatabase _database;
    private readonly KioskStore _store;
    private readonly ShopperKeys _keys;
    private readonly OfferDesk _desk;
    private readonly KioskOptions _options;
    private readonly SegmentOptions _segments;
    private readonly RecommendOptions _recommend;
    private readonly OfferOptions _offers;
    private readonly RankingBandit _bandit;
    private readonly TimeProvider _time;
    private readonly TimeZoneInfo _zone;
    private Uplift _uplift = new(0, 0, 0, 0);
    private IReadOnlyList<OfferEffect> _effects = [];
    private long _stored;
    private long _dropped;
    private long _forgotten;
    private long _exposuresDropped;

    public FeedbackLog(
        FeedbackDatabase database, KioskStore store, ShopperKeys keys, OfferDesk desk, ShelfEdgeOptions options, TimeProvider time)
    {
        _database = database;
        _store = store;
        _keys = keys;
        _desk = desk;
        _options = options.Kiosk;
        _segments = options.Segments;
        _recommend = options.Recommend;
        _offers = options.Offers;
        _bandit = new RankingBandit(options.Recommend.Seed);
        _time = time;
        _zone = TimeZoneInfo.FindSystemTimeZoneById(options.Alerts.TimeZone);
        Favourites = new Favourites(store.Assortment.Items.Length);
        Load();
    }

    public Favourites Favourites { get; }

    public long Stored => Interlocked.Read(ref _stored);

    /// <summary>Events given up at a bound.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Shoppers forgotten at a bound or on request.</summary>
    public long Forgotten => Interlocked.Read(ref _forgotten);

    /// <summary>Exposures to offers given up because there were too many.</summary>
    public long ExposuresDropped => Interlocked.Read(ref _exposuresDropped);

    /// <summary>False while something forgotten may still stand in the write-ahead log of the database.</summary>
    public bool IsLogCut => _database.IsLogCut;

    /// <summary>By arm.</summary>
    public ImmutableArray<ArmCounts> Arms
    {
        get
        {
            lock (_banditGate)
            {
                return _bandit.Counts;
            }
        }
    }

    public int Shoppers => _shoppers.Count;

    /// <summary>As of the last <see cref="Tidy"/>.</summary>
    public Uplift Uplift => Volatile.Read(ref _uplift);

    /// <summary>Of every offer that somebody got, as of the last <see cref="Tidy"/>.</summary>
    public IReadOnlyList<OfferEffect> OfferEffects => Volatile.Read(ref _effects);

    public bool IsHeldOut(ShopperId shopper) => _keys.IsHeldOut(shopper, Purpose, _recommend.HoldOutShare);

    public ShopperProfile? Find(ShopperId shopper) => _shoppers.GetValueOrDefault(shopper);

    /// <summary>The name of a shopper's segment; none for shoppers who never bought and for segments that are too small.</summary>
    public string? SegmentOf(ShopperProfile? profile, DateTimeOffset now)
    {
        if (_store.State.Segments is not { } model || profile is not { Visits: > 0 })
        {
            return null;
        }

        // Visits of which no lines are kept were counted before lines were, or their sums were damaged: habits are not known of them.
        if (model.Scaling.Features.Length > ShopperFeatures.Rfm.Length && profile.Tally.Lines < profile.Tally.Visits)
        {
            return null;
        }

        var segment = model.Segments[model.Find(profile.Tally, now)];
        return segment.Size >= _segments.MinimumSize ? segment.Name : null;
    }

    /// <summary>The way to rank the next answer.</summary>
    public RankingArm Choose()
    {
        lock (_banditGate)
        {
            return _bandit.Choose();
        }
    }

    /// <summary>Stores a batch and learns from it.</summary>
    /// <exception cref="SqliteException">Nothing was stored.</exception>
    public void Append(string kiosk, IReadOnlyList<Feedback> events)
    {
        lock (_gate)
        {
            var changed = new Dictionary<ShopperId, ShopperProfile>();
            foreach (var one in events.Where(one => one.Shopper is not null))
            {
                var before = changed.GetValueOrDefault(one.Shopper!.Value) ?? Find(one.Shopper.Value) ?? ShopperProfile.New;
                changed[one.Shopper.Value] = Apply(before, one);
            }

            foreach (var visit in events.Where(one => one is { Kind: FeedbackKind.Bought, Shopper: not null }).GroupBy(one => one.Shopper!.Value))
            {
                var profile = changed[visit.Key];
                changed[visit.Key] = profile with { Tally = Visit(profile.Tally, [.. visit]) };
            }

            var arms = Reward(events);
            Store(events, news => _database.Append(kiosk, events, changed, IsHeldOut, arms, news));
            Restore(arms);
            Interlocked.Add(ref _stored, events.Count);
            foreach (var (id, profile) in changed)
            {
                _shoppers[id] = profile;
            }

            foreach (var one in events)
            {
                Count(one, one.Shopper is { } shopper ? SegmentOf(changed[shopper], one.At) : null);
            }

            Evict();
        }
    }

    /// <summary>Forgets a shopper, in memory and on disk.</summary>
    /// <returns>Whether there was anything to forget.</returns>
    public bool Forget(ShopperId shopper)
    {
        lock (_gate)
        {
            _desk.Forget(shopper);
            var wasKnown = _shoppers.TryRemove(shopper, out _);
            wasKnown |= _database.Forget([shopper]);
            Interlocked.Add(ref _forgotten, wasKnown ? 1 : 0);
            return wasKnown;
        }
    }

    /// <summary>Stores who got which offer.</summary>
    /// <exception cref="SqliteException">Nothing was stored; it is tried again the next time.</exception>
    public void StoreExposures()
    {
        lock (_gate)
        {
            Store([], news =>
            {
                if (news.Exposures.Count > 0)
                {
                    _database.Append(news);
                }
            });
        }
    }

    /// <summary>Gives up what is too old or too much and measures the uplift anew.</summary>
    public void Tidy()
    {
        lock (_gate)
        {
            Prune();
            var oldest = _time.GetUtcNow() - _options.Retention;
            foreach (var (id, profile) in _shoppers)
            {
                if (profile.Last < oldest)
                {
                    _shoppers.TryRemove(id, out _);
                }
            }

            Measure();
        }
    }

    // By the references of the model in use; what they do not know says nothing of prices and categories.
    private ShopperTally Visit(ShopperTally tally, Feedback[] lines)
    {
        var at = lines.Max(line => line.At);
        return tally.With(
            at, TimeZoneInfo.ConvertTime(at, _zone).TimeOfDay.TotalHours, [.. lines.Select(line => new BoughtItem(line.Item, line.Quantity, line.Price))],
            _store.State.Segments?.References ?? ItemReferences.None);
    }

    private static ShopperProfile Apply(ShopperProfile profile, Feedback one) => one.Kind switch
    {
        FeedbackKind.Bought or FeedbackKind.Tapped => profile.With(one.Item, (float)one.Weight, one.At),
        _ => profile with { Last = one.At > profile.Last ? one.At : profile.Last },
    };

    // Exposures before what they led to, in one transaction: a purchase counts for an offer that was given a moment ago.
    private void Store(IReadOnlyList<Feedback> events, Action<OfferNews> store)
    {
        var news = _desk.Collect(events);
        try
        {
            store(news);
        }
        catch (SqliteException)
        {
            _desk.Return(news);
            throw;
        }
    }

    private void Prune()
    {
        var (events, exposures) = _database.Prune(_time.GetUtcNow() - _options.Retention, _options.MaxEvents, _offers.MaxExposures);
        Interlocked.Add(ref _dropped, events);
        Interlocked.Add(ref _exposuresDropped, exposures);
    }

    private void Measure()
    {
        Volatile.Write(ref _uplift, _database.Uplift());
        Volatile.Write(ref _effects, _database.OfferEffects());
    }

    // The counts as they would be: they are put in place when the events are stored. Those who are held out did not get what an arm
    // ranked, so they say nothing of it.
    private ImmutableArray<ArmCounts> Reward(IReadOnlyList<Feedback> events)
    {
        var next = new RankingBandit(_recommend.Seed);
        var before = Arms;
        for (var arm = 0; arm < before.Length; arm++)
        {
            next.Restore((RankingArm)arm, before[arm]);
        }

        foreach (var one in events)
        {
            if (one.Arm is not { } arm || (one.Shopper is { } shopper && IsHeldOut(shopper)))
            {
                continue;
            }

            if (one.Kind == FeedbackKind.Shown)
            {
                next.Show(arm);
            }
            else
            {
                next.Take(arm);
            }
        }

        return next.Counts;
    }

    private void Restore(ImmutableArray<ArmCounts> arms)
    {
        lock (_banditGate)
        {
            for (var arm = 0; arm < arms.Length; arm++)
            {
                _bandit.Restore((RankingArm)arm, arms[arm]);
            }
        }
    }

    private void Count(Feedback one, string? segment)
    {
        if (one.Kind == FeedbackKind.Bought && _store.Assortment.TryFind(one.Item, out var item))
        {
            Favourites.Add(item, segment);
        }
    }

    private void Evict()
    {
        if (_shoppers.Count <= _options.MaxShoppers)
        {
            return;
        }

        // A tenth at once, so that this is rare.
        var gone = _shoppers.OrderBy(pair => pair.Value.Last).Take(Math.Max(1, _options.MaxShoppers / 10)).Select(pair => pair.Key).ToList();
        try
        {
            _database.Forget(gone);
        }
        catch (SqliteException)
        {
            // The batch is stored: no reason to refuse it. They stay, and the next batch tries again.
            return;
        }

        foreach (var id in gone)
        {
            _shoppers.TryRemove(id, out _);
        }

        Interlocked.Add(ref _forgotten, gone.Count);
    }

    private void Load()
    {
        Prune();
        foreach (var (id, profile) in _database.Shoppers(_options.MaxShoppers))
        {
            _shoppers[id] = profile;
        }

        foreach (var one in _database.Events())
        {
            if (one.Shopper is { } shopper && _shoppers.TryGetValue(shopper, out var profile))
            {
                _shoppers[shopper] = Apply(profile, one);
            }

            Count(one, null);
        }

        foreach (var (arm, counts) in _database.Arms())
        {
            if (Enum.IsDefined((RankingArm)arm))
            {
                _bandit.Restore((RankingArm)arm, counts);
            }
        }

        Measure();
    }
}
