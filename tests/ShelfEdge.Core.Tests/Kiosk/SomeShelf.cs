using System.Collections.Immutable;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Kiosk;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recommend;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Tests.Kiosk;

/// <summary>Small stores of products <c>p0</c>, <c>p1</c>, ... with one position each, a category for each two.</summary>
internal static class SomeShelf
{
    public static readonly DateTimeOffset Time = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static readonly KioskId Kiosk = new("kiosk-1");

    public static readonly RankingRules PlainRules = new(0, 20, 0, 0, 0, OfferSeen: false);

    public static readonly ShelfRules Shelf = new(UnknownStock.Recent, TimeSpan.FromMinutes(30));

    /// <summary>The position of each product stands at a node of its own, so many metres from the kiosk.</summary>
    public static Core.Planogram.Planogram Planogram(int products, Func<int, double>? metres = null, Func<int, Product>? product = null) => new(
        [new PlanogramCamera(new CameraId("camera-1"), 100, 100)],
        [new Shelf(new ShelfId("s"), "Shelf")],
        [.. Enumerable.Range(0, products).Select(product ?? (i => new Product(new Sku($"p{i}"), $"Product {i}") { Category = $"c{i / 2}" }))],
        [
            .. Enumerable.Range(0, products).Select(i => new Position(
                new PositionId($"at-{i}"), new ShelfId("s"), new Sku($"p{i}"), new CameraId("camera-1"),
                Polygon.FromBox(new Box(0, 0, 9, 9)), 4, 1)
            {
                Node = new NodeId($"n{i}"),
            }),
        ])
    {
        Map = metres is null ? null : new StoreMap(
            [new NodeId("kiosk"), .. Enumerable.Range(0, products).Select(i => new NodeId($"n{i}"))],
            [.. Enumerable.Range(0, products).Select(i => new MapEdge(new NodeId("kiosk"), new NodeId($"n{i}"), metres(i)))],
            [new KioskPlace(Kiosk, new NodeId("kiosk"))]),
    };

    public static StockSnapshot Stock(Core.Planogram.Planogram planogram, Func<int, (PositionState State, int? Believed)> of) => new(
        Time,
        [
            .. planogram.Positions.Select((position, i) => new PositionStock(
                position.Id, position.Sku, position.Camera, of(i).Believed, position.Capacity, position.LowThreshold, of(i).State,
                Time - TimeSpan.FromHours(1), Time, null)),
        ],
        []);

    public static ShelfView View(Assortment assortment, Func<int, bool> isThere) => ShelfView.Of(
        assortment,
        Stock(assortment.Planogram, i => isThere(i) ? (PositionState.Full, 4) : (PositionState.Empty, 0)),
        Shelf,
        Time,
        Time);

    /// <summary>The checkerboard's taste: who likes one even product likes all of them.</summary>
    public static FactorModel EvenAndOdd(int products)
    {
        InteractionMatrix pairs = InteractionMatrix.Build(
            products,
            products,
            [
                .. from user in Enumerable.Range(0, products)
                   from item in Enumerable.Range(0, products)
                   where (user - item) % 2 == 0 && user != item
                   select new Interaction(user, item, 1),
            ]);
        FactorRules rules = FactorRules.ForImplicit(0.1f, 0.01f, 1);
        TrainedFactors trained = AlternatingLeastSquares.Train(
            pairs, new FactorTrainingRules(16, 5, rules, 1), new ParallelOptions { MaxDegreeOfParallelism = 1 });
        return new FactorModel(
            new ItemCatalog([.. Enumerable.Range(0, products).Select(i => $"p{i}")]),
            trained.Items,
            rules,
            ConfidenceRules.Plain,
            [.. Enumerable.Range(0, products).Select(i => products - i)]);
    }

    public static KioskRequest Request(params string[] history) => new(
        [.. history.Select(sku => new HistoryItem(sku, 1, Time))], null, null, RankingArm.Fit, IsHeldOut: false, Time);

    public static ImmutableArray<RankedItem> Rank(
        KioskModel model, KioskRequest request, ShelfView shelf, int count, RankingRules? rules = null, Favourites? favourites = null)
    {
        var best = new RankedItem[count];
        int found = new ShelfRanker(model, rules ?? PlainRules).Rank(
            request, shelf, new WalkingDistances(model.Assortment.Planogram, Kiosk), favourites ?? new Favourites(model.Assortment.Items.Length), best);
        return [.. best[..found]];
    }
}
