using System.Text.Json.Nodes;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Testing.Capture;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Service.Tests.Fixtures;

/// <summary>
/// A store in a folder of its own: one camera that plays a folder of two pictures over and over, and two positions. Rules
/// that believe at once, so that a scripted detector decides alone.
/// </summary>
internal sealed class TestStore : IDisposable
{
    public const string Camera = "camera-1";
    public const int Width = 160;
    public const int Height = 120;

    private readonly TestFolder _folder = new();

    public TestStore()
    {
        ApiPort = FreePort.Find();
        var frames = Directory.CreateDirectory(Path.Combine(Folder, "frames")).FullName;
        for (var i = 0; i < 2; i++)
        {
            File.WriteAllBytes(Path.Combine(frames, $"{i}.png"), TestPicture.Checks(Width, Height, 7 + i));
        }

        File.WriteAllBytes(Path.Combine(Folder, "planogram.json"), PlanogramFile.Write(Planogram));
        Settings = new JsonObject
        {
            ["site"] = "store-1",
            ["box"] = "box-1",
            ["planogram"] = "planogram.json",
            ["dataDirectory"] = "data",
            ["cameras"] = new JsonArray(new JsonObject
            {
                ["id"] = Camera,
                ["uri"] = "frames",
                ["loop"] = true,
                ["framesPerSecond"] = 20,
            }),
            ["restock"] = new JsonObject
            {
                ["clearMargin"] = 0,
                ["lowDwell"] = "0s",
                ["emptyDwell"] = "0s",
                ["clearDwell"] = "0s",
                ["coolDown"] = "0s",
                ["evidence"] = new JsonObject
                {
                    ["window"] = 1,
                    ["minFrames"] = 1,
                    ["maxLossAtOnce"] = 200,
                    ["settleAfter"] = "0s",
                    ["suddenLossHold"] = "0s",
                    ["occlusionHold"] = "0s",
                    ["learnAfter"] = "0s",
                },
            },
            ["api"] = new JsonObject { ["port"] = ApiPort },
        };
    }

    public string Folder => _folder.Path;

    public int ApiPort { get; }

    public Uri Api => new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", ApiPort).Uri;

    /// <summary>What <see cref="Save"/> writes; a test changes it first.</summary>
    public JsonObject Settings { get; }

    public static Planogram Planogram { get; } = new(
        [new PlanogramCamera(new CameraId(Camera), Width, Height)],
        [new Shelf(new ShelfId("shelf-1"), "Top")],
        [new Product(new Sku("cola"), "Cola"), new Product(new Sku("tea"), "Tea")],
        [
            Position("left", "cola", new Box(0, 0, 80, 120)),
            Position("right", "tea", new Box(80, 0, 160, 120)),
        ]);

    /// <summary>Writes the settings.</summary>
    public FileInfo Save()
    {
        var file = new FileInfo(Path.Combine(Folder, "shelfedge.json"));
        File.WriteAllText(file.FullName, Settings.ToJsonString(new() { WriteIndented = true }));
        return file;
    }

    public void Dispose() => _folder.Dispose();

    private static Position Position(string id, string sku, Box zone) => new(
        new PositionId(id), new ShelfId("shelf-1"), new Sku(sku), new CameraId(Camera), Polygon.FromBox(zone), Capacity: 4, LowThreshold: 1);
}
