using System.Collections.Concurrent;
using ShelfEdge.Core.Kiosk;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Kiosk;

/// <summary>What requests look at: the models in use, the shelf now and the ways to it. Any thread; no locks.</summary>
internal sealed class KioskStore
{
    private static readonly TimeSpan ViewAge = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, WalkingDistances> _distances = new(StringComparer.Ordinal);
    private readonly StockLedger _ledger;
    private readonly ShelfRules _rules;
    private readonly TimeProvider _time;
    private readonly DateTimeOffset _started;
    private ShelfView _view;
    private KioskState _state;

    public KioskStore(Planogram planogram, StockLedger ledger, RecommendOptions options, TimeProvider time)
    {
        Assortment = new Assortment(planogram);
        Ranking = options.ToRanking();
        _ledger = ledger;
        _rules = options.ToShelf();
        _time = time;
        _started = time.GetUtcNow();
        _view = ShelfView.Of(Assortment, ledger.Snapshot, _rules, _started, _started);
        _state = new KioskState(new KioskModel(Assortment, null, null, null), Ranking, null, null, null);
    }

    public Assortment Assortment { get; }

    public RankingRules Ranking { get; }

    public ShelfRules Rules => _rules;

    /// <summary>In use. A swap is seen by the next request.</summary>
    public KioskState State
    {
        get => Volatile.Read(ref _state);
        set => Volatile.Write(ref _state, value);
    }

    /// <summary>The shelf now.</summary>
    public ShelfView Look()
    {
        var snapshot = _ledger.Snapshot;
        var now = _time.GetUtcNow();
        var view = Volatile.Read(ref _view);
        if (!ReferenceEquals(view.Stock, snapshot) || now - view.At > ViewAge)
        {
            view = ShelfView.Of(Assortment, snapshot, _rules, _started, now);
            Volatile.Write(ref _view, view);
        }

        return view;
    }

    /// <summary>From a kiosk that has a key, of which there is a bounded number.</summary>
    public WalkingDistances From(string kiosk) =>
        _distances.GetOrAdd(kiosk, static (id, assortment) => new WalkingDistances(assortment.Planogram, new KioskId(id)), Assortment);
}
