using System.Collections.Concurrent;
using ShelfEdge.Core.Kiosk;
using ShelfEdge.Core.Segment;
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

    private const float Tap = 0.5f;

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<ShopperId, ShopperProfile> _shoppers = new();
    private readonly FeedbackDatabase _database;
    private readonly KioskStore _store;
    private readonly ShopperKeys _keys;
    private readonly KioskOptions _options;
    private readonly SegmentOptions _segments;
    private readonly RecommendOptions _recommend;
    private readonly RankingBandit _bandit;
    private readonly TimeProvider _time;
    private Uplift _uplift = new(0, 0, 0, 0);
    private long _stored;
    private long _dropped;
    private long _forgotten;

    public FeedbackLog(
        FeedbackDatabase database, KioskStore store, ShopperKeys keys, ShelfEdgeOptions options, TimeProvider time)
    {
        _database = database;
        _store = store;
        _keys = keys;
        _options = options.Kiosk;
        _segments = options.Segments;
        _recommend = options.Recommend;
        _bandit = new RankingBandit(options.Recommend.Seed);
        _time = time;
        Favourites = new Favourites(store.Assortment.Items.Length);
        Load();
    }

    public Favourites Favourites { get; }

    public long Stored => Interlocked.Read(ref _stored);

    /// <summary>Events given up at a bound.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Shoppers forgotten at a bound or on request.</summary>
    public long Forgotten => Interlocked.Read(ref _forgotten);

    public int Shoppers => _shoppers.Count;

    /// <summary>As of the last <see cref="Tidy"/>.</summary>
    public Uplift Uplift => Volatile.Read(ref _uplift);

    public bool IsHeldOut(ShopperId shopper) => _keys.IsHeldOut(shopper, Purpose, _recommend.HoldOutShare);

    public ShopperProfile? Find(ShopperId shopper) => _shoppers.GetValueOrDefault(shopper);

    /// <summary>The name of a shopper's segment; none for shoppers who never bought and for segments that are too small.</summary>
    public string? SegmentOf(ShopperProfile? profile, DateTimeOffset now)
    {
        if (_store.State.Segments is not { } model || profile is not { Visits: > 0 })
        {
            return null;
        }

        Span<double> features = stackalloc double[ShopperFeatures.Names.Length];
        ShopperFeatures.Compute(profile.Last, profile.Visits, profile.Amount, now, features);
        var segment = model.Segments[model.Find(features)];
        return segment.Size >= _segments.MinimumSize ? segment.Name : null;
    }

    /// <summary>The way to rank the next answer.</summary>
    public RankingArm Choose()
    {
        lock (_gate)
        {
            return _bandit.Choose();
        }
    }

    /// <summary>Stores a batch and learns from it.</summary>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">Nothing was stored.</exception>
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
                changed[visit.Key] = profile with { Visits = profile.Visits + 1, Amount = profile.Amount + visit.Sum(one => one.Quantity * one.Price) };
            }

            Reward(events);
            _database.Append(kiosk, events, changed, IsHeldOut, _bandit.Counts);
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
            var wasKnown = _shoppers.TryRemove(shopper, out _);
            wasKnown |= _database.Forget(shopper);
            Interlocked.Add(ref _forgotten, wasKnown ? 1 : 0);
            return wasKnown;
        }
    }

    /// <summary>Gives up what is too old or too much and measures the uplift anew.</summary>
    public void Tidy()
    {
        lock (_gate)
        {
            Interlocked.Add(ref _dropped, _database.Prune(_time.GetUtcNow() - _options.Retention, _options.MaxEvents));
            var oldest = _time.GetUtcNow() - _options.Retention;
            foreach (var (id, profile) in _shoppers)
            {
                if (profile.Last < oldest)
                {
                    _shoppers.TryRemove(id, out _);
                }
            }

            Volatile.Write(ref _uplift, _database.Uplift());
        }
    }

    private static ShopperProfile Apply(ShopperProfile profile, Feedback one) => one.Kind switch
    {
        FeedbackKind.Bought => profile.With(one.Item, (float)one.Quantity, one.At),
        FeedbackKind.Tapped => profile.With(one.Item, Tap, one.At),
        _ => profile with { Last = one.At > profile.Last ? one.At : profile.Last },
    };

    private void Reward(IReadOnlyList<Feedback> events)
    {
        foreach (var one in events)
        {
            if (one.Arm is { } arm)
            {
                if (one.Kind == FeedbackKind.Shown)
                {
                    _bandit.Show(arm);
                }
                else
                {
                    _bandit.Take(arm);
                }
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
        foreach (var (id, _) in _shoppers.OrderBy(pair => pair.Value.Last).Take(Math.Max(1, _options.MaxShoppers / 10)).ToList())
        {
            _shoppers.TryRemove(id, out _);
            _database.Forget(id);
            Interlocked.Increment(ref _forgotten);
        }
    }

    private void Load()
    {
        _dropped = _database.Prune(_time.GetUtcNow() - _options.Retention, _options.MaxEvents);
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

        _uplift = _database.Uplift();
    }
}
