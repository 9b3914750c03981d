using System.Collections.Concurrent;
using BenchmarkDotNet.Attributes;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Kiosk;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recommend;
using ShelfEdge.Core.Segment;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Benchmarks.Kiosk;

/// <summary>50,000 items of 64 factors, 2,000 of them planned and on the shelf, a shopper with 20 items.</summary>
[MemoryDiagnoser]
public class KioskBenchmarks
{
    private const int Items = 50_000;
    private const int Factors = 64;
    private const int OnTheShelf = 2_000;
    private const int Shoppers = 50_000;

    private static readonly DateTimeOffset Time = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly ConcurrentDictionary<ShopperId, ShopperTally> _shoppers = new();
    private readonly ShopperTally _stranger = new(Time, 1, 0);
    private readonly ScoredItem[] _found = new ScoredItem[10];
    private readonly RankedItem[] _ranked = new RankedItem[10];
    private readonly int[] _basket = [.. Enumerable.Range(0, 20).Select(i => i * 97)];
    private readonly float[] _weights = [.. Enumerable.Repeat(1f, 20)];

    private Recommender _exact = null!;
    private ItemSearch _search = null!;
    private ShelfRanker _ranker = null!;
    private ShelfView _shelf = null!;
    private WalkingDistances _distances = null!;
    private Favourites _favourites = null!;
    private KioskRequest _request = null!;
    private SegmentModel _segments = null!;
    private ShopperKey _key = null!;
    private string[] _cards = [];
    private int _next;

    /// <summary>Makes model, store and shopper from a seed.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var model = new FactorModel(
            new ItemCatalog([.. Enumerable.Range(0, Items).Select(item => $"p{item}")]),
            FactorMatrix.Random(Items, Factors, 0.3f, new Random(1)),
            FactorRules.ForImplicit(0.1f, 0.01f, 1),
            ConfidenceRules.Plain,
            [.. Enumerable.Range(0, Items).Select(item => item % 1_000)]);
        _exact = new Recommender(model);
        _search = new ItemSearch(model, new QuantizedItems(model.Items));
        var planogram = Planogram();
        var assortment = new Assortment(planogram);
        _ranker = new ShelfRanker(new KioskModel(assortment, model, null, null), new RankingRules(1, 20, 0.1f, 0, 0.2f, OfferSeen: false));
        _shelf = ShelfView.Of(assortment, Stock(planogram), new ShelfRules(UnknownStock.Recent, TimeSpan.FromMinutes(30)), Time, Time);
        _distances = new WalkingDistances(planogram, new KioskId("kiosk-1"));
        _favourites = new Favourites(assortment.Items.Length);
        _request = new KioskRequest(
            [.. _basket.Select(item => new HistoryItem($"p{item}", 1, Time))], null, null, RankingArm.Fit, IsHeldOut: false, Time);
        _segments = new SegmentModel(
            new FeatureScaling([.. ShopperFeatures.Names.Select(name => new FeatureScale(name, true, 1, 1))]),
            new FeatureTable([.. Enumerable.Range(0, 8 * ShopperFeatures.Names.Length).Select(i => (double)i)], ShopperFeatures.Names.Length),
            [.. Enumerable.Range(0, 8).Select(i => new ShopperSegment($"s{i}", 100))]);
        _key = new ShopperKey("0123456789abcdef0123456789abcdef"u8);
        _cards = [.. Enumerable.Range(0, Shoppers).Select(i => $"29900{i:D8}")];
        for (int i = 0; i < Shoppers; i++)
        {
            _shoppers[_key.OfCard(_cards[i])] = new ShopperTally(Time.AddDays(-i % 90), 1 + (i % 20), i % 500);
        }

        _shoppers[_key.OfSession("kiosk-1", "session-7")] = new ShopperTally(Time, 3, 42);
    }

    /// <summary>Fold-in and every item exactly.</summary>
    [Benchmark(Baseline = true)]
    public int ExactScan() => _exact.Recommend(new InteractionRow(_basket, _weights), null, includeSeen: true, _found);

    /// <summary>Fold-in, every item at 8 bits, the best exactly.</summary>
    [Benchmark]
    public int QuantizedSearch() => _search.Find(new InteractionRow(_basket, _weights), null, _found);

    /// <summary>A whole recommendation from what is on the shelf.</summary>
    [Benchmark]
    public int Recommendation() => _ranker.Rank(_request, _shelf, _distances, _favourites, _ranked);

    /// <summary>From a card to its segment: keyed hash, look-up among 50,000 shoppers, features, nearest of eight centroids.</summary>
    [Benchmark]
    public int CardToSegment() => Segment(_key.OfCard(_cards[_next++ % Shoppers]));

    /// <summary>The same from a session at a kiosk.</summary>
    [Benchmark]
    public int SessionToSegment() => Segment(_key.OfSession("kiosk-1", "session-7"));

    private int Segment(ShopperId id) => _segments.Find(_shoppers.GetValueOrDefault(id, _stranger), Time);

    private static Planogram Planogram() => new(
        [new PlanogramCamera(new CameraId("camera-1"), 100, 100)],
        [new Shelf(new ShelfId("s"), "Shelf")],
        [.. Enumerable.Range(0, OnTheShelf).Select(i => new Product(new Sku($"p{i * 25}"), $"Product {i}") { Category = $"c{i / 20}", Price = 1 + (i % 9), Margin = 0.3m })],
        [
            .. Enumerable.Range(0, OnTheShelf).Select(i => new Position(
                new PositionId($"at-{i}"), new ShelfId("s"), new Sku($"p{i * 25}"), new CameraId("camera-1"), Polygon.FromBox(new Box(0, 0, 9, 9)), 4, 1)
            {
                Node = new NodeId($"n{i % 200}"),
            }),
        ])
    {
        Map = new StoreMap(
            [.. Enumerable.Range(0, 200).Select(i => new NodeId($"n{i}"))],
            [.. Enumerable.Range(1, 199).Select(i => new MapEdge(new NodeId($"n{i - 1}"), new NodeId($"n{i}"), 1))],
            [new KioskPlace(new KioskId("kiosk-1"), new NodeId("n0"))]),
    };

    private static StockSnapshot Stock(Planogram planogram) => new(
        Time,
        [
            .. planogram.Positions.Select(position => new PositionStock(
                position.Id, position.Sku, position.Camera, 4, position.Capacity, position.LowThreshold, PositionState.Full, Time, Time, null)),
        ],
        []);
}
