using System.Text.Json;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Lab.Load;

/// <summary>
/// A store to be asked: 2,000 positions, factors of 50,000 items of which the positions hold 2,000, and settings for a box without
/// working cameras that offers what it cannot see.
/// </summary>
internal static class LoadStore
{
    public const int Items = 50_000;
    public const int Factors = 64;
    public const int Positions = 2_000;
    public const string Kiosk = "kiosk-1";

    private const int Nodes = 200;
    private const int Shoppers = 5_000;
    private const int BasketItems = 20;
    private const int Cameras = Positions / PlanogramLimits.PositionsPerCamera;

    /// <summary>SKUs with a position.</summary>
    public static IReadOnlyList<string> Planned { get; } = [.. Enumerable.Range(0, Positions).Select(i => Sku(i * (Items / Positions)))];

    /// <summary>Writes <c>planogram.json</c>, <c>shelfedge.json</c>, <c>card-key</c> and <c>recommend/recommender.factors</c>.</summary>
    /// <param name="folder">Made when it is missing.</param>
    /// <param name="port">Of the box, on loopback.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(string folder, int port)
    {
        string models = Directory.CreateDirectory(Path.Combine(folder, "recommend")).FullName;
        File.WriteAllBytes(Path.Combine(models, "recommender.factors"), FactorModelFile.Write(Train()));
        File.WriteAllBytes(Path.Combine(folder, "planogram.json"), PlanogramFile.Write(Planogram()));
        File.WriteAllText(Path.Combine(folder, "card-key"), "cards of a load test, no secret\n");
        File.WriteAllBytes(Path.Combine(folder, "shelfedge.json"), Settings(port));
    }

    // One round over random baskets: what the factors say is of no interest, only how many there are.
    private static FactorModel Train()
    {
        var random = new Random(1);
        InteractionMatrix pairs = InteractionMatrix.Build(
            Shoppers, Items, [.. Enumerable.Range(0, Shoppers * BasketItems).Select(i => new Interaction(i / BasketItems, random.Next(Items), 1))]);
        FactorRules rules = FactorRules.ForImplicit(0.1f, 0.01f, 1);
        TrainedFactors trained = AlternatingLeastSquares.Train(pairs, new FactorTrainingRules(Factors, 1, rules, 1), new ParallelOptions());
        return new FactorModel(
            new ItemCatalog([.. Enumerable.Range(0, Items).Select(Sku)]), trained.Items, rules, ConfidenceRules.Plain,
            [.. Enumerable.Range(0, Items).Select(item => item % 1_000)]);
    }

    private static string Sku(int item) => $"p{item}";

    private static byte[] Settings(int port)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("site", "load");
            json.WriteString("box", "box-1");
            json.WriteString("planogram", "planogram.json");
            json.WriteString("dataDirectory", "data");
            json.WriteStartArray("cameras");
            for (int camera = 0; camera < Cameras; camera++)
            {
                json.WriteStartObject();
                json.WriteString("id", Camera(camera).Value);
                json.WriteString("uri", "no-frames");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("kiosk");
            json.WriteString("cardKeyFile", "card-key");
            json.WriteNumber("requestsPerSecond", 10_000);
            json.WriteNumber("burst", 10_000);
            json.WriteEndObject();
            json.WriteStartObject("recommend");
            json.WriteString("modelDirectory", "recommend");
            json.WriteString("unknownStock", "offer");
            json.WriteEndObject();
            json.WriteStartObject("api");
            json.WriteNumber("port", port);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static CameraId Camera(int number) => new($"camera-{number + 1}");

    private static Planogram Planogram() => new(
        [.. Enumerable.Range(0, Cameras).Select(camera => new PlanogramCamera(Camera(camera), 1_000, 1_000))],
        [new Shelf(new ShelfId("s"), "Shelf")],
        [.. Planned.Select((sku, i) => new Product(new Sku(sku), $"Product {i}") { Category = $"c{i / 20}", Price = 1 + (i % 9), Margin = 0.3m })],
        [
            .. Planned.Select((sku, i) => new Position(
                new PositionId($"at-{i}"), new ShelfId("s"), new Sku(sku), Camera(i / PlanogramLimits.PositionsPerCamera),
                Polygon.FromBox(Zone(i % PlanogramLimits.PositionsPerCamera)), 4, 1)
            {
                Node = new NodeId($"n{i % Nodes}"),
            }),
        ])
    {
        Map = new StoreMap(
            [.. Enumerable.Range(0, Nodes).Select(i => new NodeId($"n{i}"))],
            [.. Enumerable.Range(1, Nodes - 1).Select(i => new MapEdge(new NodeId($"n{i - 1}"), new NodeId($"n{i}"), 1))],
            [new KioskPlace(new KioskId(Kiosk), new NodeId("n0"))]),
    };

    // 25 beside each other, 20 above each other.
    private static Box Zone(int place)
    {
        int left = place % 25 * 40;
        int top = place / 25 * 50;
        return new Box(left, top, left + 40, top + 50);
    }
}
